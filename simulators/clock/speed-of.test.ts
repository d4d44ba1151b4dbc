import { expect, it } from 'vitest'
import { speedOf } from './speed-of.ts'

it.each([
  ['real', 1],
  ['scaled:60', 60],
  ['scaled:0.5', 0.5],
])('%s goes %d times as fast as the wall', (name, speed) => {
  expect(speedOf(name)).toBe(speed)
})

it.each(['virtual', 'on-poll', '', 'scaled:', 'scaled:0', 'scaled:-1', 'scaled:1e3', 'Real'])(
  '"%s" does not follow the wall',
  (name) => {
    expect(speedOf(name)).toBeUndefined()
  },
)
