import { describe, expect, it } from 'vitest'
import { assertConforms, assertReachesActive } from './assertions.ts'
import { SmallClient } from './fixtures/small-client.ts'
import { startSimulator } from './simulator.ts'

async function tell(act: (client: SmallClient) => Promise<unknown>, options = {}) {
  await using simulator = await startSimulator(options)
  const client = new SmallClient(simulator)
  await client.logIn()
  await act(client)
  return simulator.trace()
}

const order = async (client: SmallClient): Promise<void> => {
  const { task } = await client.create()
  await client.statusOf(task)
}

describe('assertions about a trace', () => {
  it('hold for a client that does it right', async () => {
    const trace = await tell(order)
    expect(() => assertConforms(trace)).not.toThrow()
    expect(() => assertReachesActive(trace)).not.toThrow()
  })

  it('name the place in a request that the contract does not allow', async () => {
    const trace = await tell((client) => client.create({ cpu_number: 'two' }))
    expect(() => assertConforms(trace)).toThrow(/host-create: .*\/cpu_number must be/)
  })

  it('name machines that were not installed, that nobody looked at, or that none was created', async () => {
    const untouched = await tell((client) => client.create())
    const unseen = await tell(async (client) => {
      await client.create()
      await client.call('GET', '/vm/v3/cluster')
    })
    const none = await tell(() => Promise.resolve())
    expect(() => assertReachesActive(untouched)).toThrow(
      'the operating system of machine 1 (web) was not installed',
    )
    expect(() => assertReachesActive(unseen)).toThrow('nobody looked at machine 1 (web)')
    expect(() => assertReachesActive(none)).toThrow('no machine was created')
  })
})
