import { describe, expect, test } from 'vitest'
import { findProblems } from './find-problems.ts'

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
