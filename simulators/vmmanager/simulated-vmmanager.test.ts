import { describe, expect, it } from 'vitest'
import type { TraceFact } from '../../contracts/trace/trace-event.ts'
import { VirtualClock } from '../clock/virtual-clock.ts'
import { Faults } from '../faults/faults.ts'
import { creationMs, exactSettings, smallestHost } from './fixtures/test-vmmanager.ts'
import { type SimulatedVmmanager, startVmmanager } from './simulated-vmmanager.ts'
import { createWorld } from './world/world.ts'
import { firstAdministrator } from './world/inventory.ts'

interface Running {
  readonly clock: VirtualClock
  readonly vmmanager: SimulatedVmmanager
  /** What was told, with the time of the clock at which it was heard. */
  readonly heard: { readonly fact: TraceFact; readonly atMs: number; readonly heardAtMs: number }[]
  readonly create: () => void
}

function start(): Running {
  const clock = new VirtualClock()
  const heard: Running['heard'] = []
  const world = createWorld(exactSettings, new Faults(), (fact, atMs) => {
    heard.push({ fact, atMs, heardAtMs: clock.nowMs() })
  })
  const vmmanager = startVmmanager(world, clock)
  const send = (path: string, headers: Readonly<Record<string, string>>, body: unknown): unknown =>
    vmmanager.receive({ method: 'POST', path, query: '', headers, body }).delivery.response?.body
  const { token } = send('/auth/v4/public/token', {}, firstAdministrator) as { readonly token: string }
  return { clock, vmmanager, heard, create: () => send('/vm/v3/host', { ses6: token }, smallestHost) }
}

describe('a world on a clock', () => {
  it('lets its tasks happen at their time, though nobody asks', async () => {
    const { clock, heard, create } = start()
    create()
    await clock.sleep(creationMs + 1)
    expect(heard.at(-1)).toMatchObject({ fact: { type: 'task', status: 'complete' }, atMs: creationMs })
    for (const { atMs, heardAtMs } of heard) expect(heardAtMs).toBe(atMs)
  })

  it('is not late for what falls due before something that it already waits for', async () => {
    const { clock, heard, create } = start()
    create()
    await clock.sleep(7000)
    create()
    await clock.sleep(creationMs + 1)
    for (const { atMs, heardAtMs } of heard) expect(heardAtMs).toBe(atMs)
    expect(heard.filter(({ fact }) => fact.type === 'task' && fact.status === 'complete')).toHaveLength(2)
  })

  it('wakes once for each thing that is due, however many tasks overlap', async () => {
    const clock = new VirtualClock()
    let rings = 0
    const counting = Object.assign(Object.create(clock) as VirtualClock, {
      nowMs: () => clock.nowMs(),
      at: (atMs: number, ring: () => void) =>
        clock.at(atMs, () => {
          rings++
          ring()
        }),
    })
    const quick = { kind: 'fixed', ms: 1 } as const
    const durations = { ...exactSettings.durations, queued: quick, disk: quick, network: quick }
    const world = createWorld({ ...exactSettings, durations }, new Faults(), () => {})
    const vmmanager = startVmmanager(world, counting)
    const login = { method: 'POST', path: '/auth/v4/public/token', query: '', headers: {} } as const
    const { response } = vmmanager.receive({ ...login, body: firstAdministrator }).delivery
    const { token } = (response?.body ?? {}) as { readonly token: string }
    for (let count = 0; count < 100; count++) {
      vmmanager.receive({ ...login, path: '/vm/v3/host', headers: { ses6: token }, body: smallestHost })
      await clock.sleep(7)
    }
    await clock.sleep(creationMs + 1)
    expect(rings).toBeLessThanOrEqual(400)
  })

  it('answers at the time of its clock', async () => {
    const { clock, vmmanager } = start()
    await clock.sleep(1234)
    vmmanager.receive({ method: 'GET', path: '/', query: '', headers: {} })
    expect(vmmanager.world.nowMs).toBe(1234)
  })
})
