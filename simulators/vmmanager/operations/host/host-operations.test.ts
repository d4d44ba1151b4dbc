import { describe, expect, it } from 'vitest'
import { type TestVmmanager, creationMs, testVmmanager } from '../../fixtures/test-vmmanager.ts'

const statuses = (vmmanager: TestVmmanager): readonly unknown[] =>
  vmmanager.list('/vm/v3/task').map(({ name, status }) => `${String(name)} ${String(status)}`)

describe('deleting a machine', () => {
  it('answers its id and the task, which is found at once', () => {
    const vmmanager = testVmmanager()
    const { id } = vmmanager.createHost()
    vmmanager.nowMs = creationMs
    expect(vmmanager.delete(`/vm/v3/host/${id}`)).toMatchObject({ status: 200, body: { id, task: 2 } })
    expect(
      vmmanager.list("/vm/v3/task?where=((consul_id EQ '2') AND (name EQ 'host_delete'))"),
    ).toMatchObject([{ status: 'created' }])
  })

  it('takes a second in the queue and five to do; then the machine and its addresses are gone', () => {
    const vmmanager = testVmmanager()
    const { id } = vmmanager.createHost()
    vmmanager.nowMs = creationMs
    vmmanager.delete(`/vm/v3/host/${id}`)
    vmmanager.nowMs = creationMs + 5999
    expect(vmmanager.list(`/vm/v3/host?where=(id EQ ${id})`)).toHaveLength(1)
    vmmanager.nowMs = creationMs + 6000
    expect(vmmanager.list(`/vm/v3/host?where=(id EQ ${id})`)).toEqual([])
    expect(vmmanager.get(`/vm/v3/host/${id}`).status).toBe(404)
    expect(vmmanager.list('/vm/v3/ippool')).toMatchObject([{ using_ip: '0' }])
    expect(statuses(vmmanager)).toEqual(['host_create complete', 'host_delete complete'])
  })

  it.each([
    ['while it waits', 500],
    ['while the disk is made', 1500],
    ['while the operating system is installed', 9000],
  ])('ends a creation under way: %s', (_, atMs) => {
    const vmmanager = testVmmanager()
    const { id } = vmmanager.createHost()
    vmmanager.nowMs = atMs
    vmmanager.delete(`/vm/v3/host/${id}`)
    expect(statuses(vmmanager)).toEqual(['host_create aborted', 'host_delete created'])
    vmmanager.nowMs = 60_000
    expect(statuses(vmmanager)).toEqual(['host_create aborted', 'host_delete complete'])
    expect(vmmanager.list('/vm/v3/host')).toEqual([])
    expect(vmmanager.facts.findLast((fact) => fact.type === 'host')).toMatchObject({ change: 'deleted' })
  })

  it('asked for twice goes on as it is: both calls name the same task', () => {
    const vmmanager = testVmmanager()
    const { id } = vmmanager.createHost()
    const first = vmmanager.delete(`/vm/v3/host/${id}`)
    vmmanager.nowMs = 3000
    expect(vmmanager.delete(`/vm/v3/host/${id}`).body).toEqual(first.body)
    vmmanager.nowMs = 6000
    expect(statuses(vmmanager)).toEqual(['host_create aborted', 'host_delete complete'])
  })

  it('can be asked for again when it has failed', () => {
    const vmmanager = testVmmanager({ faults: [{ fault: 'task-fails', stage: 'delete', times: 1 }] })
    const { id } = vmmanager.createHost()
    vmmanager.delete(`/vm/v3/host/${id}`)
    vmmanager.nowMs = 6000
    vmmanager.delete(`/vm/v3/host/${id}`)
    vmmanager.nowMs = 12_000
    expect(statuses(vmmanager).slice(1)).toEqual(['host_delete failed', 'host_delete complete'])
    expect(vmmanager.list('/vm/v3/host')).toEqual([])
  })

  it('takes `force` in the query', () => {
    const vmmanager = testVmmanager()
    const { id } = vmmanager.createHost()
    expect(vmmanager.delete(`/vm/v3/host/${id}?force=false`).status).toBe(200)
  })

  it.each(['1', '99', 'abc', '-1', '1.5'])('is refused with code 3080 for the unknown id %s', (id) => {
    expect(testVmmanager().delete(`/vm/v3/host/${id}`)).toMatchObject({
      status: 404,
      body: { error: { code: 3080 } },
    })
  })

  it('leaves the other machines alone', () => {
    const vmmanager = testVmmanager()
    const [first, second] = [vmmanager.createHost(), vmmanager.createHost()]
    vmmanager.delete(`/vm/v3/host/${first.id}`)
    vmmanager.nowMs = 60_000
    expect(vmmanager.list('/vm/v3/host')).toMatchObject([{ id: second.id, state: 'active' }])
  })
})
