import { expect, it } from 'vitest'
import { poolByKey } from './placement.ts'

it('runs the jobs of one key one after the other, and of another beside them', async () => {
  const pool = poolByKey()
  const told: string[] = []
  const gate = Promise.withResolvers<void>()
  const first = pool('a')(async () => {
    await gate.promise
    told.push('first of a')
  })
  const second = pool('a')(() => Promise.resolve(told.push('second of a')))
  await pool('b')(() => Promise.resolve(told.push('first of b')))
  gate.resolve()
  await Promise.all([first, second])
  expect(told).toEqual(['first of b', 'first of a', 'second of a'])
})
