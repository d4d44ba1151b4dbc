import { describe, expect, it } from 'vitest'
import { SmallClient } from './fixtures/small-client.ts'
import { type Simulator, startSimulator } from './simulator.ts'

async function clientOf(simulator: Simulator): Promise<SmallClient> {
  const client = new SmallClient(simulator)
  await client.logIn()
  return client
}

describe('a simulator of a test', () => {
  it('serves a client from outside, and tells what has happened', async () => {
    await using simulator = await startSimulator()
    const client = await clientOf(simulator)
    const { task } = await client.create()
    expect(await client.statusOf(task)).toBe('complete')
    const changes = simulator.trace().flatMap((event) => (event.type === 'host' ? [event.change] : []))
    expect(changes).toEqual(expect.arrayContaining(['accepted', 'disk-ready', 'os-installed']))
    expect(simulator.exchanges().map(({ exchange }) => exchange.request.path)).toEqual([
      '/auth/v4/public/token',
      '/vm/v3/host',
      '/vm/v3/task',
    ])
  })

  it('lets no password and no token into what it tells', async () => {
    await using simulator = await startSimulator()
    const client = await clientOf(simulator)
    await client.create()
    const told = JSON.stringify(simulator.trace())
    for (const secret of [simulator.password, 'correct horse']) expect(told).not.toContain(secret)
    expect(told).not.toMatch(/\d+-[\da-f]{8}-/)
  })

  it('makes go wrong what is armed, until it is disarmed', async () => {
    await using simulator = await startSimulator()
    const client = await clientOf(simulator)
    const id = simulator.arm({ fault: 'server-error', operation: 'host-create' })
    expect(await client.create()).toHaveProperty('error')
    simulator.disarm(id)
    expect(await client.create()).toHaveProperty('task')
  })

  it('can be waited for: what has happened, and what will', async () => {
    await using simulator = await startSimulator()
    const installed = simulator.until((event) => event.type === 'host' && event.change === 'os-installed')
    const client = await clientOf(simulator)
    const { task } = await client.create()
    await client.statusOf(task)
    const event = await installed
    expect(event).toMatchObject({ type: 'host', change: 'os-installed' })
    expect(await simulator.until(({ seq }) => seq === event.seq)).toBe(event)
  })

  it('leaves nobody waiting when it stops', async () => {
    const simulator = await startSimulator()
    const never = simulator.until(() => false)
    await simulator.stop()
    await expect(never).rejects.toThrow('the simulator has stopped')
  })

  it('stands still with a manual clock, until it is told to go on', async () => {
    await using simulator = await startSimulator({ clock: 'manual', stageMs: 1000 })
    const client = await clientOf(simulator)
    const { task } = await client.create()
    expect(await client.statusOf(task)).not.toBe('complete')
    simulator.advance(60_000)
    expect(await client.statusOf(task)).toBe('complete')
  })

  it('is another VMmanager as it is wished: dialect, addresses, fixture', async () => {
    await using simulator = await startSimulator({ dialect: '2024.03', addresses: 0 })
    const client = await clientOf(simulator)
    expect(await client.create()).toMatchObject({ error: expect.anything() })
  })

  it('is made of the same seed for the same tests', async () => {
    const told: string[] = []
    for (let round = 0; round < 2; round++) {
      await using simulator = await startSimulator({ seed: 7 })
      const client = await clientOf(simulator)
      await client.create()
      await client.statusOf(1)
      told.push(JSON.stringify(simulator.trace()))
    }
    expect(told[1]).toBe(told[0])
  })
})
