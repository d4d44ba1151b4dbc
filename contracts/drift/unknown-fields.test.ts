import { describe, expect, it } from 'vitest'
import { unknownFields } from './unknown-fields.ts'

const root = { defs: { Disk: { type: 'object', properties: { id: { type: 'integer' } } } } }
const schema = {
  properties: {
    list: {
      items: {
        properties: {
          id: {},
          disk: { $ref: '#/defs/Disk' },
          open: { type: 'object' },
          tags: { type: 'array' },
        },
      },
    },
  },
}

const found = (value: unknown): readonly string[] =>
  unknownFields(value, schema, root).map(({ pointer }) => pointer)

describe('fields that no schema knows', () => {
  it('are found on every level, below references and in every item', () => {
    const value = {
      list: [
        { id: 1, disk: { id: 2, bus: 'x' } },
        { id: 2, 'a/b': 1 },
      ],
      total: 2,
    }
    expect(found(value)).toEqual(['/list/*/disk/bus', '/list/*/a~1b', '/total'])
  })

  it('are not looked for where the schema says nothing of any', () => {
    expect(found({ list: [{ open: { a: { b: 1 } }, tags: [{ c: 1 }] }] })).toEqual([])
  })

  it('are none in what is of another type than the schema says', () => {
    expect(found({ list: 'text' })).toEqual([])
    expect(found('<html>')).toEqual([])
    expect(found({ list: [null, 7, { disk: 9 }] })).toEqual([])
  })
})
