import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { nearestName } from './nearest-name.ts'

const known = ['title', 'purpose', 'steps', 'expect', 'orders', 'for', 'on']

describe('nearestName', () => {
  test.each([
    ['odrers', 'orders'],
    ['order', 'orders'],
    ['titel', 'title'],
    ['stepps', 'steps'],
    ['Purpose', 'purpose'],
    ['exbect', 'expect'],
    ['fro', 'for'],
  ])('%s was meant to be %s', (name, expected) => {
    expect(nearestName(name, known)).toBe(expected)
  })

  test.each(['banana', 'xy', 'x', '', 'expectation'])('%j is near none', (name) => {
    expect(nearestName(name, known)).toBeUndefined()
  })

  test('prefers the nearest of several', () => {
    expect(nearestName('durations', ['duration', 'durations', 'curations'])).toBe('durations')
  })

  test('finds each name itself, and with any two neighbours swapped', () => {
    fc.assert(
      fc.property(
        fc.constantFrom('title', 'purpose', 'settleWithin', 'platforms'),
        fc.nat(10),
        (name, at) => {
          const swapped = name.slice(0, at) + (name[at + 1] ?? '') + (name[at] ?? '') + name.slice(at + 2)
          expect(nearestName(name, [name, 'steps'])).toBe(name)
          expect(nearestName(swapped, ['steps', name])).toBe(name)
        },
      ),
    )
  })

  test('knows nothing where nothing is known', () => {
    expect(nearestName('title', [])).toBeUndefined()
  })
})
