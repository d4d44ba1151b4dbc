import { describe, expect, test } from 'vitest'
import { defineScenario } from './define-scenario.ts'
import type { Scenario } from './scenario.ts'
import { findProblems, validateScenario } from './validate-scenario.ts'

const good = { title: 't', purpose: 'p', steps: [{ wait: 'settled' }], expect: {} }

describe('findProblems', () => {
  test('finds nothing wrong with a conforming scenario', () => {
    expect(findProblems(good)).toEqual([])
  })

  test('reports every problem, misspelt keys before the missing ones that they cause', () => {
    const { title, ...untitled } = good
    const messages = findProblems({ ...untitled, titel: title, steps: [] }).map(({ message }) => message)
    expect(messages).toEqual([
      'Unknown key `titel`; did you mean `title`?',
      'Missing key `title`',
      '`steps` must have this many items at least: 1',
    ])
  })

  test('speaks of the chosen branch only, each problem once', () => {
    const problems = findProblems({ ...good, faults: [{ fault: 'task-late', after: 'soon' }] })
    expect(problems.map(({ path, message }) => [path.join('/'), message])).toEqual([
      ['faults/0', 'Missing key `delay` in `faults[0]`'],
      ['faults/0/after', '`after` must be a duration such as 250ms, 30s, 5m or 2h, found "soon"'],
    ])
  })

  test('tells list positions from keys of digits', () => {
    const [problem] = findProblems({ ...good, expect: { on: { '0': {} } } })
    expect(problem?.path).toEqual(['expect', 'on', '0'])
    const [inList] = findProblems({ ...good, tags: ['a', 2] })
    expect(inList?.path).toEqual(['tags', 1])
  })

  test('unescapes keys that JSON pointers escape', () => {
    const [problem] = findProblems({ ...good, 'a/b~c': 1 })
    expect(problem).toMatchObject({ path: ['a/b~c'], at: 'key' })
  })

  test.each([null, undefined, 5, 'text', [], () => 1])('refuses %s as a scenario', (value) => {
    expect(findProblems(value).length).toBeGreaterThan(0)
  })
})

const scenario: Scenario = defineScenario({
  title: 'One order',
  purpose: 'A client gets what was paid for',
  steps: [{ order: {} }, { wait: 'settled' }],
  expect: { orders: { active: 1 } },
})

describe('a scenario in TypeScript', () => {
  test('is itself after defining and validating', () => {
    expect(validateScenario(scenario, 'one.ts')).toBe(scenario)
  })

  test('fails with its file and the path of the problem, as no line is known', () => {
    const bad = { ...scenario, steps: [{ order: { count: 'three' } }] }
    expect(() => validateScenario(bad, 'one.ts')).toThrow(
      expect.objectContaining({
        code: 'VMH_SCENARIO_INVALID',
        message: '`count` must be an integer, found "three" (at steps[0].order.count)',
        place: { file: 'one.ts' },
      }),
    )
  })

  test('that is no mapping fails without a path', () => {
    expect(() => validateScenario(7, 'one.ts')).toThrow('A scenario must be a mapping of keys, found 7')
  })

  test('fails at the place that its form of text knows', () => {
    const place = { file: 'one.yaml', line: 7, column: 3 }
    expect(() => validateScenario({ ...scenario, steps: [] }, 'one.yaml', () => place)).toThrow(
      expect.objectContaining({ place, message: '`steps` must have this many items at least: 1' }),
    )
  })
})
