import { describe, expect, it } from 'vitest'
import { VirtualClock } from '../clock/virtual-clock.ts'
import { creationMs } from '../vmmanager/fixtures/test-vmmanager.ts'
import { clientOf, testSpec, type TestClient } from './fixtures/test-worlds.ts'
import { ServedWorld } from './served-world.ts'
import type { WorldWishes } from './world-wishes.ts'

interface Served {
  readonly world: ServedWorld
  readonly client: TestClient
  readonly wall: VirtualClock
}

/** A served world with its administrator logged in. */
async function serve(wishes: WorldWishes = {}): Promise<Served> {
  const wall = new VirtualClock()
  const world = new ServedWorld('w', testSpec(wishes), wall)
  const client = clientOf((request) => world.receive(request))
  await client.logIn()
  return { world, client, wall }
}

describe('a served world', () => {
  it('stands still until it is advanced, and then everything happens at its time', async () => {
    const { world, client } = await serve()
    await client.create()
    expect(await client.creation()).toBe('created')
    world.advance(1000)
    expect(await client.creation()).toBe('running')
    world.advance(creationMs)
    expect(await client.creation()).toBe('complete')
    expect(world.now().nowMs).toBe(creationMs + 1000)
  })

  it('lets a client that polls walk through the stages of its task', async () => {
    const { client } = await serve({ clock: 'on-poll' })
    await client.create()
    const seen: unknown[] = []
    for (let poll = 0; poll < 5; poll++) seen.push(await client.creation())
    expect(seen).toEqual(['running', 'running', 'running', 'complete', 'complete'])
  })

  it('shows its task finished to the next request under the virtual clock', async () => {
    const { client } = await serve({ clock: 'virtual' })
    await client.create()
    expect(await client.creation()).toBe('complete')
  })

  it('goes with the wall in real time, and can be advanced beyond it', async () => {
    const { world, client, wall } = await serve({ clock: 'real', acceptanceLatencyMs: 0 })
    await client.create()
    await wall.sleep(1000)
    expect(await client.creation()).toBe('running')
    world.advance(creationMs)
    expect(await client.creation()).toBe('complete')
    await wall.sleep(500)
    expect(world.now().nowMs).toBe(1000 + creationMs + 500)
  })

  it('goes back to its beginning with an empty journal, and takes the same course again', async () => {
    const { world, client } = await serve()
    const tell = async (): Promise<unknown> => {
      await client.logIn()
      const created = await client.create()
      world.advance(creationMs)
      return [created, await client.hosts(), world.now().nowMs, world.journal.counts()]
    }
    world.reset()
    const first = await tell()
    expect(world.journal.counts().exchanges).toBe(3)
    world.reset()
    expect([world.now().nowMs, world.now().hosts.size, world.journal.counts().exchanges]).toEqual([0, 0, 0])
    expect(await tell()).toEqual(first)
  })

  it('has its first faults again after a reset, as far unused as they were', async () => {
    const { world, client } = await serve({
      faults: [{ fault: 'reply-lost', operation: 'host-create', times: 1 }],
    })
    expect((await client.create()).status).toBe(0)
    world.arm({ fault: 'sessions-expire' })
    world.reset()
    expect(world.faults.armed()).toMatchObject([{ id: 1, strikes: 0 }])
  })

  it('goes on from a snapshot as often as it is restored', async () => {
    const { world, client } = await serve()
    await client.create('kept')
    world.advance(500)
    const snapshot = world.takeSnapshot()
    for (const name of ['first', 'second']) {
      await client.create(name)
      world.advance(creationMs)
      expect((await client.hosts()).map((host) => host['name'])).toEqual(['kept', name])
      world.restore(snapshot)
      expect(world.now().nowMs).toBe(500)
      expect((await client.hosts()).map((host) => host['name'])).toEqual(['kept'])
    }
  })

  it('names its snapshots, keeps them over a reset, and holds not too many', async () => {
    const { world } = await serve()
    expect([world.takeSnapshot(), world.takeSnapshot()]).toEqual(['s1', 's2'])
    world.reset()
    expect(world.snapshots()).toEqual(['s1', 's2'])
    expect(() => world.restore('s3')).toThrow(expect.objectContaining({ code: 'unknown-snapshot' }))
    for (let count = 3; count <= 20; count++) world.takeSnapshot()
    expect(() => world.takeSnapshot()).toThrow(expect.objectContaining({ code: 'too-many-snapshots' }))
  })
})

describe('what clients wait for', () => {
  const spent = async (wishes: WorldWishes, isChange: boolean): Promise<number> => {
    const { client, wall } = await serve(wishes)
    const beganMs = wall.nowMs()
    await (isChange ? client.create() : client.hosts())
    return wall.nowMs() - beganMs
  }

  it('is the way there and back, and for a change its acceptance', async () => {
    const wishes = { transportLatencyMs: 50, acceptanceLatencyMs: 300 }
    expect(await spent(wishes, false)).toBe(100)
    expect(await spent(wishes, true)).toBe(400)
  })

  it('is shorter by as much as the world is faster than the wall', async () => {
    expect(await spent({ clock: 'scaled:10', transportLatencyMs: 50, acceptanceLatencyMs: 0 }, true)).toBe(10)
  })

  it.each(['virtual', 'on-poll', 'manual'])(
    'is nothing under the %s clock unless it is wished',
    async (clock) => {
      expect(await spent({ clock }, true)).toBe(0)
      expect(await spent({ clock, acceptanceLatencyMs: 30 }, true)).toBe(30)
    },
  )

  it('is the usual acceptance of a change in real time', async () => {
    expect(await spent({ clock: 'real' }, false)).toBe(0)
    const ms = await spent({ clock: 'real' }, true)
    expect(ms).toBeGreaterThanOrEqual(80)
    expect(ms).toBeLessThanOrEqual(600)
    expect(await spent({ clock: 'real', acceptanceLatencyMs: 0 }, true)).toBe(0)
  })

  it('stands in the journal', async () => {
    const { world, client } = await serve({ transportLatencyMs: 20 })
    await client.hosts()
    expect(world.journal.read(1)[0]?.durationMs).toBe(40)
  })
})
