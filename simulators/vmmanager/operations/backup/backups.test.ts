import { beforeEach, describe, expect, it } from 'vitest'
import { type TestVmmanager, creationMs, testVmmanager } from '../../fixtures/test-vmmanager.ts'
import type { UnknownItem } from '../../../client/outcome.ts'

/** The second in the queue and the two for disks. */
const backupMs = 3000
let vmmanager: TestVmmanager

beforeEach(() => {
  vmmanager = testVmmanager({ settings: { accounts: ['alice@example.com'] } })
  vmmanager.createHost({ account: 4, disks: [{ size_mib: 6000 }, { size_mib: 100 }] })
  vmmanager.nowMs = creationMs
})

const backUp = (body: UnknownItem = {}, target = 'host/1'): UnknownItem =>
  vmmanager.post(`/vm/v3/${target}/backup`, body).body as UnknownItem
const backups = (where = 'backup'): readonly UnknownItem[] => vmmanager.list(`/vm/v3/${where}`)
const stateOf = (id: number): unknown => (vmmanager.get(`/vm/v3/backup/${id}`).body as UnknownItem)['state']
const taskNames = (): readonly unknown[] => vmmanager.list('/vm/v3/task').map(({ name }) => name)
const settle = (): void => {
  vmmanager.nowMs += 60_000
}

describe('backing up a machine', () => {
  it('goes as usaafko/vmmanager6_backup does it: ask, wait until the last in the list is active, read it', () => {
    backUp({ name: 'backup by script', comment: '', backup_locations: null })
    const last = (): UnknownItem => backups('host/1/backup').at(-1) ?? {}
    const states: unknown[] = []
    for (let poll = 0; poll < 3; poll++) {
      states.push(last()['state'])
      vmmanager.nowMs += backupMs / 2
    }
    expect(states).toEqual(['creating', 'creating', 'active'])
    expect(last()).toMatchObject({
      name: 'backup by script',
      disk: { id: 1, name: '1_vm' },
      cluster: { image_storage_path: '/image' },
    })
  })

  it('answers the id of the backup and its task', () => {
    expect(backUp()).toEqual({ id: 1, task: 2 })
    expect(taskNames()).toEqual(['host_create', 'vm_backup'])
  })

  it('tells its size when it is whole, and whose it is', () => {
    backUp({ name: 'nightly', comment: 'x' })
    expect(backups()).toMatchObject([{ actual_size_mib: 0, estimated_size_mib: 6000 }])
    settle()
    expect(backups()).toMatchObject([
      {
        id: 1,
        name: 'nightly',
        comment: 'x',
        actual_size_mib: 6000,
        parent_disk: 1,
        account: { id: 4, email: 'alice@example.com' },
        host: { id: 1, name: 'vm' },
        backup_location: { id: 1 },
        date_create: expect.stringMatching(/^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d$/) as unknown,
      },
    ])
  })

  it.each([
    ['fails', [{ fault: 'task-fails', stage: 'backup', times: 1 }] as const],
    ['is aborted', []],
  ])('that %s leaves a backup that says so and cannot be restored', (_, faults) => {
    vmmanager = testVmmanager({ faults })
    vmmanager.createHost()
    vmmanager.nowMs = creationMs
    backUp()
    if (faults.length === 0) vmmanager.post('/vm/v3/task/2/abort')
    settle()
    expect(stateOf(1)).toBe('failed')
    expect(vmmanager.post('/vm/v3/host/1/restore', { backup: 1 }).status).toBe(400)
    expect(vmmanager.delete('/vm/v3/backup/1').status).toBe(200)
  })

  it('to a place that is not there is refused', () => {
    expect(vmmanager.list('/vm/v3/backup_location')).toMatchObject([
      { id: 1, state: 'active', clusters: [{ id: 1 }] },
    ])
    expect(vmmanager.post('/vm/v3/host/1/backup', { backup_locations: [9] }).status).toBe(404)
    expect(vmmanager.post('/vm/v3/host/1/backup', { backup_locations: [1] }).status).toBe(200)
  })
})

describe('backing up a disk', () => {
  it('makes a backup of that disk by a task of its machine', () => {
    expect(backUp({}, 'disk/2')).toEqual({ id: 1, task: 2 })
    settle()
    expect(backups('disk/2/backup')).toMatchObject([
      { state: 'active', disk: { id: 2 }, estimated_size_mib: 100 },
    ])
    expect(backups('disk/1/backup')).toEqual([])
    expect(backups('host/1/backup')).toHaveLength(1)
  })

  it('is done at once for one that is in no machine', () => {
    vmmanager.post('/vm/v3/disk', { size_mib: 10, account: 4 })
    expect(backUp({ name: 'loose' }, 'disk/3')).toEqual({ id: 1 })
    expect(backups()).toMatchObject([{ state: 'active', host: null, account: { id: 4 } }])
  })
})

describe('restoring', () => {
  it('brings back the operating system of the machine, by a task', () => {
    backUp()
    settle()
    vmmanager.post('/vm/v3/host/1/reinstall', { os: 2 })
    settle()
    expect(vmmanager.post('/vm/v3/host/1/restore', { backup: 1 }).body).toEqual({ id: 1, task: 4 })
    expect(vmmanager.list('/vm/v3/host')).toMatchObject([{ os: { id: 2 } }])
    settle()
    expect(vmmanager.list('/vm/v3/host')).toMatchObject([{ os: { id: 1 }, state: 'active' }])
    expect(taskNames().at(-1)).toBe('host_restore')
  })

  it('brings back a disk by a task, or at once where it is in no machine', () => {
    backUp({}, 'disk/2')
    settle()
    expect(vmmanager.post('/vm/v3/disk/2/restore', { backup: 1 }).body).toEqual({ id: 2, task: 3 })
    expect(taskNames().at(-1)).toBe('disk_restore')
    vmmanager.post('/vm/v3/disk', { size_mib: 10 })
    expect(vmmanager.post('/vm/v3/disk/3/restore', { backup: 1 }).body).toEqual({ id: 3 })
  })

  it('is refused while the backup is being made, and for one that is not there', () => {
    backUp()
    for (const target of ['host/1', 'disk/1']) {
      expect(vmmanager.post(`/vm/v3/${target}/restore`, { backup: 1 }).status).toBe(400)
      expect(vmmanager.post(`/vm/v3/${target}/restore`, { backup: 9 }).status).toBe(404)
    }
  })
})

describe('a backup', () => {
  it('takes another name and comment, and is read in a short form', () => {
    backUp({ name: 'a' })
    expect(vmmanager.post('/vm/v3/backup/1', { name: 'b', comment: 'c' })).toMatchObject({ status: 200 })
    vmmanager.post('/vm/v3/backup/1', {})
    expect(vmmanager.get('/vm/v3/backup/1').body).toMatchObject({
      id: 1,
      name: 'b',
      comment: 'c',
      account: 4,
    })
  })

  it('stays when its machine goes, and can be restored into another of the owner', () => {
    backUp()
    settle()
    vmmanager.delete('/vm/v3/host/1')
    settle()
    expect(backups()).toMatchObject([{ id: 1, state: 'active', host: null }])
    vmmanager.createHost({ account: 4, os: 2 })
    settle()
    expect(vmmanager.post('/vm/v3/host/2/restore', { backup: 1 }).status).toBe(200)
    expect(backups('host/2/backup')).toEqual([])
  })

  it('is gone when it is deleted, also while it is being made', () => {
    backUp()
    expect(vmmanager.delete('/vm/v3/backup/1')).toMatchObject({ status: 200, body: { id: 1 } })
    settle()
    expect(backups()).toEqual([])
    expect(vmmanager.get('/vm/v3/backup/1').status).toBe(404)
  })
})
