import { describe, expect, test } from 'vitest'
import { sampleResults, sampleRun } from '../fixtures/sample-results.ts'
import { distinct, hashId, occurrences, runIds } from './run-ids.ts'
import fc from 'fast-check'

describe('the ids of runs', () => {
  test('say what decides the course of a run', () => {
    const run = sampleRun()
    expect([...runIds([run]).values()]).toEqual(['one-order billmanager simulated 2024.03 42 virtual'])
  })

  test.each([
    ['source', { source: 'my/one-order.yaml' }],
    ['platform', { platform: 'clouden' }],
    ['target', { target: 'simulated-http' }],
    ['dialect', { dialect: '2023' }],
    ['seed', { seed: 7 }],
    ['clock', { clock: 'real' }],
  ] as const)('differ by %s', (_, change) => {
    const [one, other] = runIds([sampleRun(), sampleRun(change)]).values()
    expect(other).not.toBe(one)
    expect(other).not.toMatch(/#/)
  })

  test('are the same whatever came of the run', () => {
    const [passed] = runIds([sampleRun()]).values()
    const [failed] = runIds([sampleRun({ verdict: 'failed', durationMs: 9, trace: 'x.ndjson' })]).values()
    expect(failed).toBe(passed)
  })

  test('tell runs that were the same apart by their order', () => {
    const ids = [...runIds([sampleRun(), sampleRun({ seed: 1 }), sampleRun()]).values()]
    expect(new Set(ids).size).toBe(3)
    expect(ids[2]).toBe(`${ids[0]} #2`)
  })

  test('are there for every run', () => {
    const results = sampleResults()
    expect([...runIds(results).keys()]).toEqual(results)
  })
})

test('names that differ stay as they are', () => {
  expect(distinct(['a', 'b', 'c'])).toEqual(['a', 'b', 'c'])
})

test('the same name again is numbered from 2', () => {
  expect(distinct(['a', 'b', 'a', 'a'])).toEqual(['a', 'b', 'a #2', 'a #3'])
})

test('names without a number sign are distinct afterwards, and the first of each kind keeps its name', () => {
  fc.assert(
    fc.property(fc.array(fc.string({ unit: fc.constantFrom('a', 'b', ' ') })), (names) => {
      const made = distinct(names)
      expect(new Set(made).size).toBe(names.length)
      for (const name of names) expect(made[names.indexOf(name)]).toBe(name)
    }),
  )
})

describe('hashId', () => {
  test('gives so many hexadecimal digits', () => {
    for (const digits of [8, 16, 32]) expect(hashId(digits, 'a')).toMatch(new RegExp(`^[0-9a-f]{${digits}}$`))
  })

  test('never changes, for reports of different days are compared by it', () => {
    expect([hashId(16, 'a'), hashId(32, 'order', 1)]).toMatchInlineSnapshot(`
      [
        "22f5e2dfdf09494b",
        "a1c1c1ac831b2177a959b4a95910a6b6",
      ]
    `)
  })

  test('tells parts from each other, wherever they are cut', () => {
    const ids = [
      hashId(16, 'ab', 'c'),
      hashId(16, 'a', 'bc'),
      hashId(16, 'abc'),
      hashId(16, 'abc', ''),
      hashId(16, 'c', 'ab'),
      hashId(16, 1),
      hashId(16, '1'),
    ]
    expect(new Set(ids).size).toBe(ids.length)
  })

  test('is the same for the same parts and another for others', () => {
    const parts = fc.array(fc.oneof(fc.string(), fc.integer()))
    fc.assert(
      fc.property(parts, parts, (one, other) => {
        expect(hashId(16, ...one)).toBe(hashId(16, ...one))
        expect(hashId(16, ...one) === hashId(16, ...other)).toBe(
          JSON.stringify(one) === JSON.stringify(other),
        )
      }),
    )
  })

  test('meets no id twice among many', () => {
    const ids = Array.from({ length: 20_000 }, (_, index) => hashId(16, 'span', index))
    expect(new Set(ids).size).toBe(ids.length)
  })
})

test.each([
  [[], []],
  [['a'], [1]],
  [
    ['a', 'b', 'a', 'a', 'b'],
    [1, 1, 2, 3, 2],
  ],
  [
    ['__proto__', '__proto__', 'constructor'],
    [1, 2, 1],
  ],
])('of %j are %j', (names, counts) => {
  expect(occurrences(names)).toEqual(counts)
})

test('count what came before, and the name itself', () => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom('a', 'b', 'c')), (names) => {
      const counted = names.map(
        (name, index) => names.slice(0, index + 1).filter((other) => other === name).length,
      )
      expect(occurrences(names)).toEqual(counted)
    }),
  )
})
