import { describe, expect, it } from 'vitest'
import type { Interaction } from './interaction.ts'
import { contractOperations } from './published/contract-operations.ts'
import { neededFields, unknownFields } from './compare-bodies.ts'

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

const hosts = contractOperations('2024.03').find(({ id }) => id === 'host-list')

const use = (status: number, ...places: string[]): Interaction => ({
  platform: 'clouden',
  description: '',
  method: 'GET',
  path: '/vm/v3/host',
  query: [],
  status,
  takesAnySuccess: true,
  needs: new Map(
    places.map((place) => [
      place,
      {
        example: 1,
        matchers: [],
      },
    ]),
  ),
})

describe('fields that are needed', () => {
  it('are those of successes, each once, as far as the contract speaks of them', () => {
    if (hosts === undefined) throw new Error('the contract lists machines')
    const uses = [
      use(200, '', '/list', '/list/*', '/list/*/disk/disk_mib', '/list/*/shoe_size'),
      use(200, '/list/*/disk/disk_mib', '/list/*/ip4/*/ip'),
      use(404, '/list/*/name'),
    ]
    expect(neededFields(hosts, uses)).toEqual(['/list', '/list/*/disk/disk_mib', '/list/*/ip4/*/ip'])
  })
})
