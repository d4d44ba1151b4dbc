import { describe, expect, it } from 'vitest'
import { creationMs, testVmmanager } from '../../fixtures/test-vmmanager.ts'

describe('reading one machine', () => {
  it('gives the short form: the node as a number, and nothing that belongs to the machine', () => {
    const vmmanager = testVmmanager()
    const { id } = vmmanager.createHost({ preset: 1, node: 2 })
    expect(vmmanager.get(`/vm/v3/host/${id}`).body).toEqual({
      id,
      internal_name: '1_vm',
      node: 2,
      name: 'vm',
      state: 'creating',
      cpu_number: 1,
      ram_mib: 1024,
      expand_part: 'none',
      net_is_synced: true,
      ip_automation: 'none',
    })
  })

  it('tells the state at the time of the request', () => {
    const vmmanager = testVmmanager()
    const { id } = vmmanager.createHost()
    vmmanager.nowMs = creationMs - 1
    expect(vmmanager.get(`/vm/v3/host/${id}`).body).toMatchObject({ state: 'creating' })
    vmmanager.nowMs = creationMs
    expect(vmmanager.get(`/vm/v3/host/${id}`).body).toMatchObject({ state: 'active' })
  })

  it.each(['1', '0', 'abc', '%27'])('is refused with code 3080 for the unknown id %s', (id) => {
    expect(testVmmanager().get(`/vm/v3/host/${id}`)).toMatchObject({
      status: 404,
      body: { error: { code: 3080 } },
    })
  })
})
