import { describe, expect, test } from 'vitest'
import { pathLabel, pathText } from './scenario-problem.ts'

describe('a path into a scenario', () => {
  test.each([
    [[], 'A scenario', ''],
    [['expect'], '`expect`', 'expect'],
    [['steps', 0], '`steps[0]`', 'steps[0]'],
    [['steps', 0, 'order', 'count'], '`count`', 'steps[0].order.count'],
    [['steps', 0, 1], '`steps[0][1]`', 'steps[0][1]'],
  ])('%j is %s for short and %s in full', (path, label, text) => {
    expect(pathLabel(path)).toBe(label)
    expect(pathText(path)).toBe(text)
  })
})
