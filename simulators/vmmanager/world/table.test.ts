import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { Table } from './table.ts'

interface Pet {
  readonly id: number
  readonly kind: string
}

const kinds = ['cat', 'dog', 'fish'] as const

describe('Table', () => {
  it('numbers rows from one, or from after the id that it is told', () => {
    expect(new Table<Pet>().add((id) => ({ id, kind: 'cat' })).id).toBe(1)
    expect(new Table<Pet>([], 41).add((id) => ({ id, kind: 'cat' })).id).toBe(42)
  })

  it('never gives an id twice, not even that of a deleted row', () => {
    const table = new Table<Pet>()
    const first = table.add((id) => ({ id, kind: 'cat' }))
    table.delete(first)
    expect(table.add((id) => ({ id, kind: 'cat' })).id).toBe(2)
  })

  it('does not look up by a field that has no index', () => {
    expect(new Table<Pet>().with('kind', 'cat')).toBeUndefined()
  })

  it('takes an id as number or text, and has nothing for what is neither', () => {
    const table = new Table<Pet>()
    const row = table.add((id) => ({ id, kind: 'cat' }))
    expect([...(table.with('id', '1') ?? [])]).toEqual([row])
    expect([...(table.with('id', 'one') ?? [])]).toEqual([])
  })

  it('copies itself with all that it looks up by, and goes on apart from its copy', () => {
    const table = new Table<Pet>(['kind'])
    for (const kind of kinds) table.add((id) => ({ id, kind }))
    table.delete(table.add((id) => ({ id, kind: 'dog' })))
    const copy = table.copy((row) => ({ ...row }))
    expect([...copy.all()]).toEqual([...table.all()])
    expect(copy.get(1)).not.toBe(table.get(1))
    expect([...(copy.with('kind', 'dog') ?? [])]).toEqual([{ id: 2, kind: 'dog' }])
    expect(copy.add((id) => ({ id, kind: 'cat' })).id).toBe(5)
    expect(table.size).toBe(3)
    expect(table.add((id) => ({ id, kind: 'cat' })).id).toBe(5)
  })

  it('finds by index, id and order exactly what a plain list finds, whatever is added and deleted', () => {
    const step = fc.oneof(
      fc.record({ add: fc.constantFrom(...kinds) }),
      fc.record({ delete: fc.nat({ max: 30 }) }),
    )
    fc.assert(
      fc.property(fc.array(step, { maxLength: 60, size: 'max' }), (steps) => {
        const table = new Table<Pet>(['kind'])
        const rows: Pet[] = []
        for (const wish of steps) {
          if ('add' in wish) {
            rows.push(table.add((id) => ({ id, kind: wish.add })))
            continue
          }
          const row = table.get(wish.delete)
          if (row === undefined) continue
          table.delete(row)
          rows.splice(rows.indexOf(row), 1)
        }
        expect([...table.all()]).toEqual(rows)
        expect(table.size).toBe(rows.length)
        for (let id = 0; id <= 30; id++) expect(table.get(id)).toEqual(rows.find((row) => row.id === id))
        for (const kind of kinds) {
          expect([...(table.with('kind', kind) ?? [])]).toEqual(rows.filter((row) => row.kind === kind))
        }
      }),
    )
  })
})
