import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { UnknownItem } from '../client/unknown-item.ts'
import type { Fault } from '../faults/fault.ts'
import { smallestHost, type TestVmmanager, testVmmanager } from './fixtures/test-vmmanager.ts'

type Act = (vmmanager: TestVmmanager) => void

const wait: fc.Arbitrary<Act> = fc.nat(8000).map((ms) => (vmmanager) => {
  vmmanager.nowMs += ms
})

const createHost: fc.Arbitrary<Act> = fc
  .record(
    {
      ipv4_number: fc.nat(3),
      preset: fc.nat(4),
      os: fc.nat(4),
      account: fc.nat(6),
      node: fc.nat(3),
      hdd_mib: fc.integer({ min: 4000, max: 9000 }),
      disks: fc.array(fc.record({ size_mib: fc.nat(9000) }), { maxLength: 2 }),
      cpu_number: fc.oneof(fc.nat(4), fc.string()),
    },
    { requiredKeys: [] },
  )
  .map((more) => (vmmanager) => {
    vmmanager.post('/vm/v3/host', { ...smallestHost, ...more })
  })

const createAccount: fc.Arbitrary<Act> = fc.constantFrom('a', 'A', 'b').map((name) => (vmmanager) => {
  vmmanager.post('/vm/v3/account', { email: `${name}@example.com`, password: 'x', role: '@user' })
})

const deleteHost: fc.Arbitrary<Act> = fc.nat(12).map((id) => (vmmanager) => {
  vmmanager.delete(`/vm/v3/host/${id}`)
})

const hostAction: fc.Arbitrary<Act> = fc
  .tuple(
    fc.integer({ min: 1, max: 6 }),
    fc.constantFrom<readonly [string, UnknownItem]>(
      ['start', {}],
      ['stop', {}],
      ['restart', {}],
      ['resource', { cpu_number: 2 }],
      ['resource', { ram_mib: 2048 }],
      ['resource', { ram_mib: 256, defer: { action: 'host_stop' } }],
      ['ip', { ipv4_number: 1 }],
      ['ip', { ipv4_number: -1 }],
      ['ip', { ipv4_number: -2 }],
      ['reinstall', { os: 2 }],
      ['password', { password: 'other' }],
      ['account', { account: 4 }],
    ),
  )
  .map(([id, [action, body]]) => (vmmanager) => {
    vmmanager.post(`/vm/v3/host/${id}/${action}`, body)
  })

const other: fc.Arbitrary<Act> = fc
  .tuple(fc.integer({ min: 1, max: 9 }), fc.constantFrom('disk', 'task', 'host'))
  .map(([id, entity]) => (vmmanager) => {
    if (entity === 'disk') vmmanager.post(`/vm/v3/disk/${id}`, { size_mib: 8000 })
    else if (entity === 'task') vmmanager.post(`/vm/v3/task/${id}/abort`)
    else
      for (const part of ['history', 'metadata', 'ipv4', 'ipv6']) vmmanager.get(`/vm/v3/host/${id}/${part}`)
  })

const method = fc.constantFrom('GET', 'POST', 'DELETE', 'PUT')
const path = fc.oneof(
  fc
    .constantFrom('account', 'host', 'task', 'cluster', 'os', 'preset', 'ippool', 'host/1')
    .map((e) => `/vm/v3/${e}`),
  fc.constantFrom('/auth/v4/public/token', '/', ''),
  fc.webPath(),
  fc.string(),
)
const query = fc.oneof(
  fc.constant(''),
  fc.webQueryParameters(),
  fc.string({ unit: 'binary' }).map((text) => `where=${text}&orderby=${text}`),
  fc.constantFrom("where=id+NE+'1'", 'orderby=node.id+desc,name', 'limit=1,1', 'where=ip4.ip+CP+%251%25'),
)

const anything: fc.Arbitrary<Act> = fc
  .tuple(method, path, query, fc.option(fc.jsonValue(), { nil: undefined }))
  .map(([method, path, query, body]) => (vmmanager) => {
    vmmanager.send(method, query === '' ? path : `${path}?${query}`, { body })
  })

const acts = fc.array(
  fc.oneof(
    { weight: 3, arbitrary: createHost },
    { weight: 3, arbitrary: wait },
    { weight: 2, arbitrary: deleteHost },
    { weight: 4, arbitrary: hostAction },
    other,
    createAccount,
    anything,
  ),
  { maxLength: 40, size: 'max' },
)

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

function usedAddresses(vmmanager: TestVmmanager): number {
  return vmmanager.list('/vm/v3/ippool').reduce((sum, pool) => sum + Number(pool['using_ip']), 0)
}

/** Those of the machines, and those that tasks under way will bring to them. */
function heldAddresses({ world }: TestVmmanager): number {
  const hosts = [...world.hosts.all()].flatMap((host) => host.reserved)
  const tasks = [...world.tasks.all()].filter(({ endedAtMs }) => endedAtMs === undefined)
  return hosts.length + tasks.flatMap(({ wish }) => wish.added ?? []).length
}

/** What the nodes say they bear is what the machines on them take. */
function expectLoadsToAddUp(vmmanager: TestVmmanager): void {
  const hosts = [...vmmanager.world.hosts.all()]
  for (const node of vmmanager.list('/vm/v3/node')) {
    const here = hosts.filter(({ nodeId }) => nodeId === node['id'])
    const sum = (size: (host: (typeof here)[number]) => number): number =>
      here.reduce((total, host) => total + size(host), 0)
    expect(node).toMatchObject({
      host_count: here.length,
      cpu: { used: sum(({ cpuNumber }) => cpuNumber) },
      ram_mib: { allocated: sum(({ ramMib }) => ramMib) },
      storage: { allocated_mib: sum(({ diskMib }) => diskMib) },
    })
  }
}

function deleteAll(vmmanager: TestVmmanager): void {
  for (const { id } of vmmanager.list('/vm/v3/host')) vmmanager.delete(`/vm/v3/host/${String(id)}`)
  vmmanager.nowMs += 1_000_000
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
          expect(usedAddresses(vmmanager)).toBe(heldAddresses(vmmanager))
          expectLoadsToAddUp(vmmanager)
        }
        vmmanager.nowMs += 1_000_000
        noteStatuses(vmmanager, statuses)
        expect([...statuses.values()].filter((status) => ranks[status] !== 2)).toEqual([])
        const times = vmmanager.facts.map(({ atMs }) => atMs)
        expect(times).toEqual(times.toSorted((a, b) => a - b))

        deleteAll(vmmanager)
        deleteAll(vmmanager)
        expect(vmmanager.list('/vm/v3/host')).toEqual([])
        expect(usedAddresses(vmmanager)).toBe(0)
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
