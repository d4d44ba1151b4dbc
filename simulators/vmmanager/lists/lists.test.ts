import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parseListQuery, parseWhere } from './list-query.ts'
import { type ItemView, selectItems } from './select-items.ts'

interface Pet {
  readonly id: number
  readonly name: string
  readonly owner: { readonly id: number; readonly email: string } | null
  readonly tags: readonly string[]
  readonly tame: boolean
}

const pets: readonly Pet[] = [
  { id: 1, name: 'Rex', owner: { id: 3, email: 'a@example.com' }, tags: ['dog', 'old'], tame: true },
  { id: 2, name: 'rexina', owner: { id: 4, email: "o'neil@example.com" }, tags: ['dog'], tame: false },
  { id: 3, name: 'Tom (cat)', owner: null, tags: [], tame: true },
  { id: 10, name: '100%', owner: { id: 3, email: 'a@example.com' }, tags: ['fish'], tame: false },
]

const view: ItemView<Pet, undefined> = {
  fields: {
    id: (pet) => pet.id,
    name: (pet) => pet.name,
    owner: (pet) => pet.owner,
    tags: (pet) => pet.tags,
    tame: (pet) => pet.tame,
  },
  lookups: { id: (value) => pets.filter((pet) => pet.id === Number(value)) },
}

function ids(query: string): readonly unknown[] | string {
  const parsed = parseListQuery(query)
  return 'problem' in parsed
    ? parsed.problem
    : selectItems(pets, view, parsed, { context: undefined }).list.map((pet) => pet['id'])
}

const where = (condition: string): readonly unknown[] | string =>
  ids(`where=${encodeURIComponent(condition)}`)

const inherited = ['__proto__', 'constructor', 'toString', 'hasOwnProperty', 'valueOf', '__defineGetter__']

describe('names that every object has', () => {
  it.each(inherited)('%s is none of a field', (name) => {
    expect(where(`${name} EQ 1`)).toEqual([])
    expect(where(`owner.${name} EQ 1`)).toEqual([])
    expect(where(`${name}.id EQ 1`)).toEqual([])
    expect(ids(`orderby=${name} desc`)).toEqual([1, 2, 3, 10])
  })
})

describe('where', () => {
  it.each([
    ["id EQ '2'", [2]],
    ['id EQ 2', [2]],
    ['(id EQ 2)', [2]],
    ['((((id EQ 2))))', [2]],
    ['id NE 2', [1, 3, 10]],
    ['id GT 2', [3, 10]],
    ['id LT 10', [1, 2, 3]],
    ['id eq 2', [2]],
    ["name EQ 'Rex'", [1]],
    ['name EQ "Rex"', [1]],
    ["name EQ 'rex'", []],
    ["name EQ 'Tom (cat)'", [3]],
    ["name CP '%rex%'", [1, 2]],
    ["name CP 'rex'", [1, 2]],
    ["name CP 'rex%'", [1, 2]],
    ["name CP '%x'", [1]],
    ["name CP '%e%i%'", [2]],
    ["name LT 'Rey'", [1, 10]],
    ['owner.id EQ 3', [1, 10]],
    ["owner.email EQ 'o''neil@example.com'", [2]],
    [String.raw`owner.email EQ 'o\'neil@example.com'`, [2]],
    ['owner.id NE 3', [2, 3]],
    ["tags EQ 'dog'", [1, 2]],
    ["tags NE 'dog'", [3, 10]],
    ['tame EQ true', [1, 3]],
    ['tame EQ 0', [2, 10]],
    ['tame EQ maybe', []],
    ["id EQ 1 AND name EQ 'Rex'", [1]],
    ['id EQ 1 OR id EQ 3', [1, 3]],
    ['id EQ 1 or id EQ 3 AND id EQ 2', [1]],
    ['(id EQ 1 OR id EQ 3) AND tame EQ true AND NOT id EQ 3', [1]],
    ['NOT (id EQ 1 OR id EQ 2)', [3, 10]],
    ['nonsense EQ 1', []],
    ['nonsense NE 1', [1, 2, 3, 10]],
    ['constructor.name EQ Object', []],
    ['', [1, 2, 3, 10]],
  ] as const)('%s', (condition, expected) => {
    expect(where(condition)).toEqual(expected)
  })

  it.each([
    ['()', /field expected/],
    ['id EQ', /value expected after EQ/],
    ['id', /none of EQ, NE, CP, LT, GT/],
    ['id IS 1', /IS is none of/],
    ['(id EQ 1', /"\)" expected/],
    ['id EQ 1)', /"\)" was not expected/],
    ["id EQ '1", /quote is not closed/],
    ['id EQ 1 AND', /field expected/],
    ["'id' EQ 1", /field expected/],
    ['id EQ 1 id EQ 2', /"id" was not expected/],
    ["id EQ 1; DROP TABLE host; --'", /quote is not closed/],
    ['('.repeat(5000) + 'id EQ 1' + ')'.repeat(5000), /nested deeper than 64/],
    ['NOT '.repeat(5000) + 'id EQ 1', /nested deeper than 64/],
    [`id EQ ${'1'.repeat(1_000_000)}`, /longer than/],
  ])('refuses %.40s', (condition, problem) => {
    expect(where(condition)).toMatch(problem)
  })

  it('reads spaces as plus signs, as %20, and quotes as %27', () => {
    expect(ids("where=(name+EQ+'Rex')+AND+(id+EQ+1)")).toEqual([1])
    expect(ids('where=(name%20EQ%20%27Rex%27)')).toEqual([1])
    expect(ids('where=name+EQ+%27Tom+%28cat%29%27')).toEqual([3])
  })

  it('finds with a look-up what it finds without', () => {
    const without: ItemView<Pet, undefined> = { fields: view.fields, lookups: {} }
    for (const text of [
      'id EQ 2',
      "id EQ 2 AND name EQ 'rexina'",
      'id EQ 2 OR id EQ 1',
      'NOT id EQ 2',
      'id EQ x',
    ]) {
      const parsed = parseListQuery(`where=${encodeURIComponent(text)}`)
      if ('problem' in parsed) throw new Error(parsed.problem)
      expect(selectItems(pets, view, parsed, { context: undefined })).toEqual(
        selectItems(pets, without, parsed, { context: undefined }),
      )
    }
  })

  it('reads back any condition that it is given, however it is nested', () => {
    const leaf = fc
      .tuple(fc.constantFrom('id', 'owner.id'), fc.constantFrom('EQ', 'NE', 'LT', 'GT'), fc.nat(12))
      .map(([field, comparison, value]) => ({
        text: `${field} ${comparison} '${value}'`,
        holds: (pet: Pet): boolean => {
          const found = field === 'id' ? pet.id : pet.owner?.id
          if (comparison === 'NE') return found !== value
          if (found === undefined) return false
          return { EQ: found === value, LT: found < value, GT: found > value }[comparison] ?? false
        },
      }))
    type Known = { readonly text: string; readonly holds: (pet: Pet) => boolean }
    const { condition } = fc.letrec<{ condition: Known }>((tie) => ({
      condition: fc.oneof(
        { maxDepth: 5 },
        leaf,
        fc.tuple(tie('condition'), tie('condition')).map(([a, b]) => ({
          text: `(${a.text}) AND (${b.text})`,
          holds: (pet: Pet) => a.holds(pet) && b.holds(pet),
        })),
        fc.tuple(tie('condition'), tie('condition')).map(([a, b]) => ({
          text: `((${a.text}) OR (${b.text}))`,
          holds: (pet: Pet) => a.holds(pet) || b.holds(pet),
        })),
        tie('condition').map((a) => ({ text: `NOT (${a.text})`, holds: (pet: Pet) => !a.holds(pet) })),
      ),
    }))
    fc.assert(
      fc.property(condition, ({ text, holds }) => {
        expect(where(text)).toEqual(pets.filter(holds).map((pet) => pet.id))
      }),
    )
  })

  it('never throws, whatever it is given', () => {
    const words = fc.array(fc.constantFrom('(', ')', 'id', 'EQ', "'", '"', 'AND', 'NOT', '1', '\\', ' '))
    const text = fc.oneof(
      fc.string({ unit: 'binary' }),
      words.map((parts) => parts.join(' ')),
    )
    fc.assert(
      fc.property(text, (anything) => {
        expect(() => parseWhere(anything)).not.toThrow()
      }),
    )
  })
})

describe('orderby and limit', () => {
  it('sorts by one field, by several, downwards, and by a dotted one', () => {
    expect(ids('orderby=name')).toEqual([10, 1, 3, 2])
    expect(ids('orderby=id+desc')).toEqual([10, 3, 2, 1])
    expect(ids('orderby=tame+asc,id+desc')).toEqual([10, 2, 3, 1])
    expect(ids('orderby=owner.id+desc,id')).toEqual([2, 1, 10, 3])
  })

  it('cuts by count, or by offset and count, and tells how many there are in all', () => {
    expect(ids('limit=2')).toEqual([1, 2])
    expect(ids('limit=1,2')).toEqual([2, 3])
    expect(ids('limit=0,512')).toHaveLength(4)
    expect(ids('limit=9,1')).toEqual([])
    const parsed = parseListQuery('limit=1&where=id+GT+1')
    if ('problem' in parsed) throw new Error(parsed.problem)
    expect(selectItems(pets, view, parsed, { context: undefined }).size).toBe(3)
  })

  it.each(['limit=x', 'limit=-1', 'limit=1,2,3', 'orderby=id+sideways', 'orderby=id%3Bdrop'])(
    'refuses %s',
    (query) => {
      expect(ids(query)).toMatch(/must be/)
    },
  )
})
