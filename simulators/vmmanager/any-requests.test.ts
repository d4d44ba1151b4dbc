import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Fault } from '../faults/fault.ts'
import { acts } from './fixtures/acts.ts'
import { expectConservation } from './fixtures/expect-conservation.ts'
import { type TestVmmanager, testVmmanager } from './fixtures/test-vmmanager.ts'
import { usedPrefixes } from './world/ipv6-prefixes.ts'
import type { UnknownItem } from '../client/outcome.ts'

const faults: fc.Arbitrary<readonly Fault[]> = fc.subarray<Fault>([
  { fault: 'task-fails', stage: 'os-install', times: 2 },
  { fault: 'task-fails', stage: 'delete', times: 1 },
  { fault: 'reply-lost', operation: 'host-create', times: 1 },
])

const ranks: Readonly<Record<string, number>> = { created: 0, running: 1, complete: 2, failed: 2, aborted: 2 }

/** Notes the status of each task, and that none has gone back or come out of its end another way. */
function noteStatuses(vmmanager: TestVmmanager, seen: Map<unknown, string>): void {
  for (const task of vmmanager.list('/vm/v3/task')) {
    const status = String(task['status'])
    const before = seen.get(task['id']) ?? 'created'
    const [rankBefore = -1, rank = -1] = [ranks[before], ranks[status]]
    expect(rank > rankBefore || status === before, `${before} -> ${status}`).toBe(true)
    seen.set(task['id'], status)
  }
}

function deleteAll(vmmanager: TestVmmanager): void {
  for (const { id } of vmmanager.list('/vm/v3/host')) vmmanager.delete(`/vm/v3/host/${String(id)}`)
  vmmanager.nowMs += 1_000_000
}

/** No machine, no address, no prefix; the nodes bear the disks that are in no machine. */
function expectNothingHeld(vmmanager: TestVmmanager): void {
  const { world } = vmmanager
  expectConservation(vmmanager)
  expect(vmmanager.list('/vm/v3/ippool').map((pool) => pool['using_ip'])).toEqual(['0'])
  expect([world.hosts.size, world.interfaces.size, world.ptr.size, usedPrefixes(world.ipv6)]).toEqual([
    0, 0, 0, 0,
  ])
  expect([...world.disks.all()].filter(({ hostId }) => hostId !== undefined)).toEqual([])
}

const addressesOf = ({ ip4 }: UnknownItem): readonly unknown[] =>
  (ip4 as readonly UnknownItem[]).map(({ ip }) => ip)

describe('whatever is asked, in whatever order', () => {
  it('is answered as the contract says; tasks go forward and end; addresses are on machines and nowhere else', () => {
    fc.assert(
      fc.property(acts, faults, (acts, faults) => {
        const vmmanager = testVmmanager({
          settings: { addresses: 6, sessionLifetimeMs: Number.POSITIVE_INFINITY },
          faults,
        })
        const statuses = new Map<unknown, string>()
        for (const act of acts) {
          act(vmmanager)
          noteStatuses(vmmanager, statuses)
          const visible = vmmanager.list('/vm/v3/host').flatMap(addressesOf)
          expect(new Set(visible).size).toBe(visible.length)
          expectConservation(vmmanager)
        }
        vmmanager.nowMs += 1_000_000
        noteStatuses(vmmanager, statuses)
        expect([...statuses.values()].filter((status) => ranks[status] !== 2)).toEqual([])
        const times = vmmanager.facts.map(({ atMs }) => atMs)
        expect(times).toEqual(times.toSorted((a, b) => a - b))

        deleteAll(vmmanager)
        deleteAll(vmmanager)
        expect(vmmanager.list('/vm/v3/host')).toEqual([])
        expectNothingHeld(vmmanager)
      }),
    )
  })

  it('is answered alike by two worlds of one seed', () => {
    fc.assert(
      fc.property(acts, faults, fc.integer(), (acts, faults, seed) => {
        const play = (): unknown => {
          const vmmanager = testVmmanager({ settings: { seed }, faults })
          for (const act of acts) act(vmmanager)
          return [
            vmmanager.facts,
            vmmanager.get('/vm/v3/host'),
            vmmanager.get('/vm/v3/task'),
            vmmanager.token,
          ]
        }
        expect(play()).toEqual(play())
      }),
      { numRuns: 30 },
    )
  })
})
