import { describe, expect, it } from 'vitest'
import { machineItem } from './fixtures/machine-item.ts'
import { listed, refusal, scripted, testClient } from './fixtures/test-client.ts'
import { readMachine } from './read-machine.ts'

describe('readMachine', () => {
  it('reads one machine by its id', async () => {
    const { api, calls } = testClient(scripted({ 'GET /vm/v3/host': [listed(machineItem())] }))
    expect(await readMachine(api, 7)).toMatchObject({ machine: { host: 7, size: { diskMib: 10_240 } } })
    expect(calls.at(-1)).toBe("GET /vm/v3/host?where=(id EQ '7')")
  })

  it.each([
    ['instance-not-found', listed()],
    ['unclear-answer', listed({ id: 7 })],
    ['forbidden', refusal('forbidden')],
  ])('tells why it cannot be known: %s', async (reason, answer) => {
    const { api } = testClient(scripted({ 'GET /vm/v3/host': [answer] }))
    expect(await readMachine(api, 7)).toEqual({ reason })
  })
})
