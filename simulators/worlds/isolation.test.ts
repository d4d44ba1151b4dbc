import fc from 'fast-check'
import { expect, it } from 'vitest'
import { clientOf, testWorlds } from './fixtures/test-worlds.ts'
import type { Worlds } from './worlds.ts'

/** What is done to one world. Each gives something that can be compared. */
const actions = {
  create: (worlds: Worlds, id: string) => clientIn(worlds, id).then((client) => client.create()),
  look: (worlds: Worlds, id: string) => clientIn(worlds, id).then((client) => client.hosts()),
  remove: async (worlds: Worlds, id: string) => (await clientIn(worlds, id)).send('DELETE', '/vm/v3/host/1'),
  advance: (worlds: Worlds, id: string) => worlds.get(id).advance(2500),
  reset: (worlds: Worlds, id: string) => worlds.get(id).reset(),
  keep: (worlds: Worlds, id: string) => worlds.get(id).takeSnapshot(),
  restore: (worlds: Worlds, id: string) => {
    const world = worlds.get(id)
    const newest = world.snapshots().at(-1)
    if (newest !== undefined) world.restore(newest)
  },
  arm: (worlds: Worlds, id: string) => worlds.get(id).arm({ fault: 'task-fails', stage: 'disk', times: 1 }),
  disarm: (worlds: Worlds, id: string) => worlds.get(id).faults.disarm(1),
} as const

type Action = keyof typeof actions

async function clientIn(worlds: Worlds, id: string): Promise<ReturnType<typeof clientOf>> {
  const client = clientOf((request) => worlds.receive(request), `/w/${id}`)
  await client.logIn()
  return client
}

const ids = ['a', 'b', 'c'] as const

function worldsOf(seed: number): Worlds {
  const worlds = testWorlds({ addresses: 3 })
  for (const [index, id] of ids.entries()) worlds.create({ id, seed: seed + index })
  return worlds
}

async function play(
  seed: number,
  steps: readonly (readonly [id: string, action: Action])[],
): Promise<ReadonlyMap<string, unknown[]>> {
  const worlds = worldsOf(seed)
  const seen = new Map<string, unknown[]>(ids.map((id) => [id, []]))
  for (const [id, action] of steps) seen.get(id)?.push(await actions[action](worlds, id))
  for (const id of ids) {
    const world = worlds.get(id)
    const journal = world.journal.read(1000).map((entry) => ({ ...entry, durationMs: 0 }))
    seen.get(id)?.push(world.now().nowMs, world.faults.armed(), journal)
  }
  return seen
}

const step = fc.tuple(fc.constantFrom(...ids), fc.constantFrom(...(Object.keys(actions) as Action[])))

it('whatever is done to some worlds, each is as if it had been alone', async () => {
  const property = fc.asyncProperty(fc.nat(), fc.array(step, { maxLength: 18 }), async (seed, steps) => {
    const together = await play(seed, steps)
    for (const id of ids) {
      const own = steps.filter(([other]) => other === id)
      const alone = await play(seed, own)
      expect(together.get(id)).toEqual(alone.get(id))
    }
  })
  await fc.assert(property, { numRuns: 40 })
})

it('whatever was done to a world, its fork goes on as it does', async () => {
  const property = fc.asyncProperty(
    fc.array(step, { maxLength: 12 }),
    fc.array(fc.constantFrom<Action>('create', 'look', 'remove', 'advance', 'arm', 'disarm'), {
      maxLength: 8,
    }),
    async (before, after) => {
      const worlds = worldsOf(5)
      for (const [, action] of before) await actions[action](worlds, 'a')
      worlds.fork('a', 'fork')
      const told: Record<string, unknown[]> = { a: [], fork: [] }
      for (const action of after) {
        for (const id of ['a', 'fork']) told[id]?.push(await actions[action](worlds, id))
      }
      expect(told['fork']).toEqual(told['a'])
      expect(worlds.get('fork').now().nowMs).toBe(worlds.get('a').now().nowMs)
    },
  )
  await fc.assert(property, { numRuns: 40 })
})
