import { expect, test } from 'vitest'
import { holdsIn } from './holds-in.ts'

test.each([
  [{ 'x-dialects': ['new', 'newer'] }, true],
  [{ 'x-dialects': ['old'] }, false],
  [{ 'x-dialects': [] }, false],
  [{ type: 'string' }, true],
  [{}, true],
  [null, true],
  [undefined, true],
  ['x-dialects', true],
  [['old'], true],
])('%j holds in the new dialect: %s', (part, holds) => {
  expect(holdsIn(part, 'new')).toBe(holds)
})

test('a property that happens to have the name of the mark is no mark', () => {
  expect(holdsIn({ 'x-dialects': { type: 'string' } }, 'new')).toBe(true)
})
