import { beforeEach, describe, expect, it } from 'vitest'
import type { ExchangeResponse } from '../../../../contracts/exchange/exchange.ts'
import { type TestVmmanager, creationMs, testVmmanager } from '../../fixtures/test-vmmanager.ts'
import type { UnknownItem } from '../../../client/outcome.ts'

let vmmanager: TestVmmanager

beforeEach(() => {
  vmmanager = testVmmanager()
  vmmanager.createHost()
  vmmanager.nowMs = creationMs
})

const host = (): UnknownItem => vmmanager.list('/vm/v3/host')[0] ?? {}
const act = (action: string, body: unknown = {}): ExchangeResponse =>
  vmmanager.post(`/vm/v3/host/1/${action}`, body)
const settle = (): void => {
  vmmanager.nowMs += 60_000
}

function namesOfTasks(): readonly unknown[] {
  return vmmanager.list('/vm/v3/task').map(({ name, status }) => `${String(name)} ${String(status)}`)
}

describe('rescue mode', () => {
  it('is entered and left by tasks', () => {
    expect(host()['rescue_mode']).toBe(false)
    expect(act('rescue_mode', { rescue_mode: true }).body).toEqual({ id: 1, task: 2 })
    expect(host()['rescue_mode']).toBe(false)
    settle()
    expect(host()).toMatchObject({ rescue_mode: true, state: 'active' })
    act('rescue_mode', { rescue_mode: false })
    settle()
    expect(host()['rescue_mode']).toBe(false)
    expect(namesOfTasks().slice(1)).toEqual(['host_rescue_mode complete', 'host_rescue_mode complete'])
  })

  it('stays as it was where the task fails', () => {
    vmmanager = testVmmanager({ faults: [{ fault: 'task-fails', stage: 'apply', times: 1 }] })
    vmmanager.createHost()
    vmmanager.nowMs = creationMs
    act('rescue_mode', { rescue_mode: true })
    settle()
    expect([host()['rescue_mode'], namesOfTasks()[1]]).toEqual([false, 'host_rescue_mode failed'])
  })
})

describe('an image to boot from', () => {
  const iso = { url: 'https://example.com/boot.iso', tags: ['linux'] }

  it.each(['cancel', 'finish'])('is in when its task ends, and out again by %s', (way) => {
    expect(host()).toMatchObject({ iso_mounted: false, iso_status: null })
    expect(act('iso/mount', iso).body).toEqual({ id: 1, task: 2 })
    expect(host()['iso_mounted']).toBe(false)
    settle()
    expect(host()).toMatchObject({ iso_mounted: true, iso_status: 'mounted' })
    expect(act(`iso/${way}`).status).toBe(200)
    expect(host()['iso_mounted']).toBe(true)
    settle()
    expect(host()).toMatchObject({ iso_mounted: false, iso_status: null })
    expect(namesOfTasks().slice(1)).toEqual(['host_iso_mount complete', 'host_iso_unmount complete'])
  })

  it.each(['cancel', 'finish'])('that is not in cannot be taken out by %s', (way) => {
    expect(act(`iso/${way}`)).toMatchObject({ status: 400, body: { error: { code: 3110 } } })
  })
})

describe('the console', () => {
  it('has a port, which can be set by the name of the machine', () => {
    expect(vmmanager.get('/vm/v3/host/1/vnc_settings').body).toEqual({ vnc_port: 5901 })
    const list = [
      { domain: 'other', vnc_port: 6000 },
      { domain: '1_vm', vnc_port: 6001, vnc_pass: 'hush' },
    ]
    expect(act('vnc_ports', { list })).toMatchObject({ status: 200, body: { id: 1 } })
    expect(vmmanager.get('/vm/v3/host/1/vnc_settings').body).toEqual({ vnc_port: 6001 })
  })

  it('keeps its port where the list does not name the machine', () => {
    act('vnc_ports', { list: [{ domain: 'other', vnc_port: 6000 }] })
    expect(vmmanager.get('/vm/v3/host/1/vnc_settings').body).toEqual({ vnc_port: 5901 })
  })

  it('takes a password and keeps it nowhere', () => {
    expect(act('vnc_settings', { password: 'hush-hush' })).toMatchObject({ status: 200, body: { id: 1 } })
    expect(JSON.stringify([...vmmanager.world.hosts.all()])).not.toContain('hush-hush')
  })

  it('of a container is not there, since machines are none', () => {
    expect(act('lxd/console')).toMatchObject({
      status: 400,
      body: { error: { value: { virtualization_type: 'kvm' } } },
    })
  })
})

describe('what runs in the machine', () => {
  it('has its agent repaired by a task', () => {
    expect(act('guest_agent').body).toEqual({ id: 1, task: 2 })
    settle()
    expect(namesOfTasks()[1]).toBe('host_guest_agent complete')
  })

  it('runs a recipe by a task that the answer names three times', () => {
    const { id: recipe } = vmmanager.post('/vm/v3/recipe', { name: 'lamp', script: 'true' })
      .body as UnknownItem
    expect(act('runrecipe', { recipe, recipe_params: [{ name: 'a', value: 'b' }] }).body).toEqual({
      id: 1,
      task: 2,
      recipe_task: 2,
      recipe_task_list: [2],
    })
    settle()
    expect(namesOfTasks()[1]).toBe('run_recipe complete')
  })

  it('runs no recipe that is not there', () => {
    expect(act('runrecipe', { recipe: 99 })).toMatchObject({ status: 404, body: { error: { code: 3080 } } })
  })

  it('has its addresses set up by whom the list tells, at once', () => {
    expect(host()['ip_automation']).toBe('none')
    expect(act('ip_automation', { ip_automation_type: 'full' }).body).toEqual({ id: 1 })
    expect(host()['ip_automation']).toBe('full')
    expect(vmmanager.get('/vm/v3/host/1').body).toMatchObject({ ip_automation: 'full' })
  })
})

describe('snapshots', () => {
  it('are deleted, and there are none', () => {
    expect(vmmanager.delete('/vm/v3/host/1/snapshot')).toMatchObject({ status: 200, body: { id: 1 } })
    expect(host()['snapshot_count']).toBe(0)
  })
})

describe('an edit', () => {
  it('keeps what has no effect, beside name and comment', () => {
    vmmanager.post('/vm/v3/host/1', { expand_part: '/dev/vda1', ha_restore_priority: 3, comment: 'x' })
    expect(host()).toMatchObject({ name: 'vm', comment: 'x', expand_part: '/dev/vda1' })
    expect(vmmanager.get('/vm/v3/host/1').body).toMatchObject({ expand_part: '/dev/vda1' })
  })
})

describe('a machine that was never made', () => {
  it.each([
    ['rescue_mode', { rescue_mode: true }],
    ['iso/mount', { url: 'x' }],
    ['clone', {}],
    ['migrate', { node: 2 }],
    ['relocate', { node: 2 }],
    ['backup', {}],
    ['image/create', { name: 'x' }],
    ['iface', {}],
    ['guest_agent', {}],
    ['vnc_settings', { password: 'x' }],
  ])('takes no order: %s', (action, body) => {
    vmmanager.createHost()
    vmmanager.post('/vm/v3/task/2/abort')
    expect(vmmanager.post(`/vm/v3/host/2/${action}`, body)).toMatchObject({
      status: 400,
      body: { error: { code: 3110 } },
    })
  })

  it('has no orders taken about its disks either', () => {
    vmmanager.createHost()
    vmmanager.post('/vm/v3/task/2/abort')
    expect(vmmanager.post('/vm/v3/disk/2', { size_mib: 9000 }).status).toBe(400)
    expect(vmmanager.post('/vm/v3/disk/2/backup', {}).status).toBe(400)
  })
})
