import { expect, test } from 'vitest'
import { once } from './once.ts'

test('nothing is made before it is asked for, and one thing however often it is', () => {
  let made = 0
  const thing = once(() => ({ number: ++made }))
  expect(made).toBe(0)
  expect(thing()).toEqual({ number: 1 })
  expect(thing()).toBe(thing())
  expect(made).toBe(1)
})

test('what failed to be made is tried again', () => {
  let tries = 0
  const thing = once(() => {
    if (++tries === 1) throw new Error('not yet')
    return { tries }
  })
  expect(thing).toThrow('not yet')
  expect(thing()).toEqual({ tries: 2 })
})
