import { expect, it } from 'vitest'
import type { ExchangeRequest, HttpMethod } from '../../contracts/exchange/exchange.ts'
import { WallClock } from '../clock/wall-clock.ts'
import { VirtualClock } from '../clock/virtual-clock.ts'
import { httpTransport } from '../transport/http-transport.ts'
import type { Transport } from '../transport/transport.ts'
import type { JournalEntry } from './journal.ts'
import { makeSpec, usualWorldSpec } from './make-spec.ts'
import { ServedWorld } from './served-world.ts'
import type { WorldWishes } from './world-wishes.ts'
import { serveWorlds } from './world-servers.ts'
import { Worlds } from './worlds.ts'
import { firstAdministrator } from '../vmmanager/world/inventory.ts'
import type { UnknownItem } from '../client/outcome.ts'

const clocks = ['on-poll', 'virtual', 'manual']
const dialects = ['2024.03', '2023']

/** The same for all but for their seed, and yet of every kind. */
const wishes: readonly WorldWishes[] = Array.from({ length: 20 }, (_, index) => ({
  id: `world-${index}`,
  seed: index,
  clock: clocks[index % clocks.length] ?? '',
  dialect: dialects[index % dialects.length] ?? '',
  addresses: 2 + (index % 3),
  faults: index % 4 === 0 ? [{ fault: 'task-fails', stage: 'network', times: 1 }] : [],
}))

/** What a client does in a world, mistakes included; the seed decides in which order. */
async function live(send: Transport, seed: number): Promise<void> {
  let headers = {}
  const ask = async (method: HttpMethod, path: string, body?: unknown): Promise<UnknownItem> => {
    const request: ExchangeRequest = {
      method,
      path,
      query: '',
      headers,
      ...(body === undefined ? {} : { body }),
    }
    const { response } = await send(request)
    return (response?.body ?? {}) as UnknownItem
  }
  const { token } = await ask('POST', '/auth/v4/public/token', firstAdministrator)
  headers = { 'x-xsrf-token': String(token) }
  for (let step = 0; step < 25; step++) {
    const choice = (seed * 7 + step * 5) % 9
    if (choice < 3)
      await ask('POST', '/vm/v3/host', { name: `vm-${seed}-${step}`, password: 'secret', os: 1 })
    else if (choice === 3) await ask('DELETE', `/vm/v3/host/${step % 4}`)
    else if (choice === 4) await ask('POST', '/vm/v3/host', { nonsense: step })
    else if (choice === 5) await ask('GET', `/vm/v3/nothing-${step}`)
    else await ask('GET', choice === 6 ? '/vm/v3/task' : '/vm/v3/host')
  }
}

/** What must be equal: all but what the wall clock and the socket add. */
function essence({ seq, atMs, exchange, violations }: JournalEntry): unknown {
  const { request, response, failure } = exchange
  const { method, path, query, body } = request
  return { seq, atMs, request: { method, path, query, body }, response, failure, violations }
}

async function alone(wish: WorldWishes): Promise<unknown> {
  const world = new ServedWorld('alone', makeSpec(usualWorldSpec, wish), new VirtualClock())
  await live(async (request) => (await world.receive(request)).delivery, wish.seed ?? 0)
  return world.journal.read(1000).map(essence)
}

it('twenty worlds at once over one socket are each as if they were alone', { timeout: 30_000 }, async () => {
  const wall = new WallClock()
  const worlds = new Worlds(usualWorldSpec, wall)
  await using servers = await serveWorlds(worlds, { port: 0 })
  await using transport = httpTransport(servers.url)
  const made = wishes.map((wish) => worlds.create({ ...wish, acceptanceLatencyMs: 0 }))
  await Promise.all(
    made.map((world, index) =>
      live((request) => transport.send({ ...request, path: `/w/${world.id}${request.path}` }), index),
    ),
  )
  const journals = made.map((world) => world.journal.read(1000).map(essence))
  const expected = await Promise.all(wishes.map(alone))
  for (const [index, journal] of journals.entries()) {
    expect(journal).toHaveLength(26)
    expect(journal).toEqual(expected[index])
  }
  expect(worlds.default.journal.counts().exchanges).toBe(0)
  expect(new Set(journals.map((journal) => JSON.stringify(journal))).size).toBe(20)
})
