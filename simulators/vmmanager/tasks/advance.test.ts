import type { StageName } from '../world/entities.ts'
import { describe, expect, it } from 'vitest'
import {
  creationMs,
  exactSettings,
  type TestVmmanager,
  testVmmanager,
  type Wishes,
} from '../fixtures/test-vmmanager.ts'
import { nextDueMs } from './advance.ts'

function taskAt(vmmanager: TestVmmanager, atMs: number): unknown {
  vmmanager.nowMs = atMs
  const [task] = vmmanager.list("/vm/v3/task?where=((consul_id EQ '1') AND (name EQ 'host_create'))")
  return [task?.['status'], task?.['waiting_time'], task?.['running_time']]
}

function created(wishes?: Wishes): TestVmmanager {
  const vmmanager = testVmmanager(wishes)
  vmmanager.createHost()
  return vmmanager
}

describe('a creation', () => {
  it('is in the list from the first query on and goes from created over running to complete', () => {
    const vmmanager = created()
    expect(taskAt(vmmanager, 0)).toEqual(['created', 0, null])
    expect(taskAt(vmmanager, 999)).toEqual(['created', 0, null])
    expect(taskAt(vmmanager, 1000)).toEqual(['running', 1, 0])
    expect(taskAt(vmmanager, 9999)).toEqual(['running', 1, 8])
    expect(taskAt(vmmanager, creationMs)).toEqual(['complete', 1, 9])
    expect(taskAt(vmmanager, 99_000)).toEqual(['complete', 1, 9])
  })

  it('goes through its stages in order, each told at its own time, though nobody asked meanwhile', () => {
    const vmmanager = created()
    vmmanager.nowMs = 60_000
    vmmanager.get('/vm/v3/host')
    const story = vmmanager.facts.map((fact) => [
      fact.atMs,
      fact.type === 'host' ? fact.change : '',
      fact.type === 'task' ? `${fact.status} ${fact.stage ?? ''}`.trim() : '',
    ])
    expect(story).toEqual([
      [0, 'accepted', ''],
      [0, '', 'created'],
      [1000, '', 'running disk'],
      [3000, 'disk-ready', ''],
      [3000, '', 'running network'],
      [6000, 'address-added', ''],
      [6000, '', 'running os-install'],
      [creationMs, 'os-installed', ''],
      [creationMs, '', 'complete'],
    ])
  })

  it('leaves the world at rest when it has ended', () => {
    const vmmanager = created()
    expect(nextDueMs(vmmanager.world)).toBe(1000)
    taskAt(vmmanager, creationMs)
    expect(nextDueMs(vmmanager.world)).toBeUndefined()
  })

  it('may take no time at all', () => {
    const none = { kind: 'fixed', ms: 0 } as const
    const durations = { ...exactSettings.durations, queued: none, disk: none, network: none, osInstall: none }
    const vmmanager = created({ settings: { durations } })
    expect(taskAt(vmmanager, 0)).toEqual(['complete', 0, 0])
  })
})

describe('a stage that fails', () => {
  it.each<[StageName, number, readonly string[]]>([
    ['disk', 3000, []],
    ['network', 6000, ['disk-ready']],
    ['os-install', creationMs, ['disk-ready', 'address-added']],
  ])('%s ends the task at %i ms and leaves the machine half made', (stage, atMs, before) => {
    const vmmanager = created({ faults: [{ fault: 'task-fails', stage, times: 1 }] })
    expect(taskAt(vmmanager, atMs)).toEqual(['failed', 1, atMs / 1000 - 1])
    expect(vmmanager.list('/vm/v3/task')).toMatchObject([{ output: `stage ${stage} failed` }])
    expect(vmmanager.list('/vm/v3/host')).toMatchObject([{ state: 'creating' }])
    const changes = vmmanager.facts.flatMap((fact) => (fact.type === 'host' ? fact.change : []))
    expect(changes).toEqual(['accepted', ...before, 'failed'])
    expect(vmmanager.facts).toContainEqual({ type: 'fault', fault: 'task-fails', where: stage, atMs })
    expect(vmmanager.facts.at(-1)).toMatchObject({ type: 'task', status: 'failed', stage, atMs })
    expect(nextDueMs(vmmanager.world)).toBeUndefined()
  })

  it.each([
    ['2024.03', 'failed'],
    ['2023', 'fail'],
  ])('is spelt by dialect %s as %s', (dialect, status) => {
    const vmmanager = created({
      settings: { dialect },
      faults: [{ fault: 'task-fails', stage: 'disk', times: 1 }],
    })
    expect(taskAt(vmmanager, 3000)).toEqual([status, 1, 2])
    expect(vmmanager.list(`/vm/v3/task?where=(status EQ '${status}')`)).toHaveLength(1)
  })

  it('strikes as many tasks as the fault is armed for', () => {
    const vmmanager = testVmmanager({ faults: [{ fault: 'task-fails', stage: 'network', times: 2 }] })
    for (let count = 0; count < 3; count++) vmmanager.createHost()
    vmmanager.nowMs = 60_000
    expect(vmmanager.list('/vm/v3/task').map(({ status }) => status)).toEqual([
      'failed',
      'failed',
      'complete',
    ])
  })
})
