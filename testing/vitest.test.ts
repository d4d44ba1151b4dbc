import { describe, expect } from 'vitest'
import { SmallClient } from './fixtures/small-client.ts'
import { test } from './vitest.ts'

describe('the fixture for vitest', () => {
  test('brings a simulator, and matchers that pass', async ({ simulator }) => {
    const client = new SmallClient(simulator)
    await client.logIn()
    const { task } = await client.create()
    await client.statusOf(task)
    expect(simulator.trace()).toReachActive()
    expect(simulator.trace()).toConform()
  })

  test('brings a fresh one to each test, and matchers that tell what is missing', ({ simulator }) => {
    expect(simulator.exchanges()).toEqual([])
    expect(() => expect(simulator.trace()).toReachActive()).toThrow(
      /every machine reaches Active:\n {2}no machine/,
    )
    expect(() => expect(simulator.trace()).not.toConform()).toThrow('expected that not')
  })
})
