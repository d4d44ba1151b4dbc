import { describe, expect, it } from 'vitest'
import { creationMs, smallestHost, type TestVmmanager, testVmmanager } from '../../fixtures/test-vmmanager.ts'

const inUse = { status: 409, body: { error: { code: 3112 } } }

function removeHost(vmmanager: TestVmmanager, id: number): void {
  vmmanager.delete(`/vm/v3/host/${id}`)
  vmmanager.nowMs += 60_000
}

describe('a node', () => {
  it('stays while machines are on it, also those that are being made or deleted', () => {
    const vmmanager = testVmmanager()
    const { id } = vmmanager.createHost({ node: 2 })
    expect(vmmanager.delete('/vm/v3/node/2')).toMatchObject(inUse)
    vmmanager.nowMs = creationMs
    expect(vmmanager.delete('/vm/v3/node/2')).toMatchObject(inUse)
    vmmanager.delete(`/vm/v3/host/${id}`)
    expect(vmmanager.delete('/vm/v3/node/2')).toMatchObject(inUse)
    vmmanager.nowMs += 60_000
    expect(vmmanager.delete('/vm/v3/node/2').status).toBe(200)
    expect(vmmanager.list('/vm/v3/node')).toMatchObject([{ id: 1 }])
  })

  it('that is gone gets no machine', () => {
    const vmmanager = testVmmanager()
    vmmanager.delete('/vm/v3/node/1')
    expect(vmmanager.post('/vm/v3/host', { ...smallestHost, node: 1 }).status).toBe(404)
    vmmanager.createHost()
    expect(vmmanager.list('/vm/v3/host')).toMatchObject([{ node: { id: 2 } }])
  })

  it('leaves the cluster poorer by what it had', () => {
    const vmmanager = testVmmanager()
    vmmanager.delete('/vm/v3/node/1')
    expect(vmmanager.get('/vm/v3/cluster/1').body).toMatchObject({
      node_count: 1,
      cpu_number: { total: 128 },
    })
  })
})

describe('a cluster', () => {
  it('stays while it has nodes', () => {
    const vmmanager = testVmmanager()
    expect(vmmanager.delete('/vm/v3/cluster/1')).toMatchObject(inUse)
    vmmanager.delete('/vm/v3/node/1')
    expect(vmmanager.delete('/vm/v3/cluster/1')).toMatchObject(inUse)
    vmmanager.delete('/vm/v3/node/2')
    expect(vmmanager.delete('/vm/v3/cluster/1')).toMatchObject({
      status: 200,
      body: { deleted: [{ id: 1 }] },
    })
  })

  it('that is gone is named by no pool, template, storage or virtual network', () => {
    const vmmanager = testVmmanager()
    vmmanager.post('/vm/v3/vxlan', { name: 'v', clusters: [1] })
    for (const target of ['/vm/v3/node/1', '/vm/v3/node/2', '/vm/v3/cluster/1']) vmmanager.delete(target)
    expect(vmmanager.list('/vm/v3/ippool')).toMatchObject([{ clusters: [] }])
    expect(vmmanager.list('/vm/v3/storage')).toMatchObject([{ clusters: [] }])
    expect(vmmanager.list('/vm/v3/vxlan')).toMatchObject([{ clusters: [] }])
    expect(vmmanager.list('/vm/v3/os')).toEqual([])
    expect(vmmanager.post('/vm/v3/host', smallestHost).status).toBe(404)
  })
})

describe('a preset', () => {
  it('stays while machines were made from it', () => {
    const vmmanager = testVmmanager()
    const { id } = vmmanager.createHost({ preset: 1 })
    expect(vmmanager.delete('/vm/v3/preset/1')).toMatchObject(inUse)
    expect(vmmanager.delete('/vm/v3/preset/2').status).toBe(200)
    removeHost(vmmanager, id)
    expect(vmmanager.delete('/vm/v3/preset/1').status).toBe(200)
  })

  it('that is gone makes no machine', () => {
    const vmmanager = testVmmanager()
    vmmanager.delete('/vm/v3/preset/3')
    expect(vmmanager.post('/vm/v3/host', { ...smallestHost, preset: 3 }).status).toBe(404)
  })
})

describe('a storage', () => {
  it('stays while disks are on it', () => {
    const vmmanager = testVmmanager()
    const { id } = vmmanager.createHost()
    expect(vmmanager.delete('/vm/v3/storage/1')).toMatchObject(inUse)
    removeHost(vmmanager, id)
    expect(vmmanager.delete('/vm/v3/storage/1')).toMatchObject({
      status: 200,
      body: { deleted: [{ id: 1 }] },
    })
    expect(vmmanager.list('/vm/v3/storage')).toEqual([])
  })
})

describe('what is refused to go', () => {
  it('is left exactly as it was', () => {
    const vmmanager = testVmmanager()
    vmmanager.createHost({ preset: 1 })
    const lists = ['node', 'cluster', 'preset', 'storage'].map((name) => `/vm/v3/${name}`)
    const before = lists.map((target) => vmmanager.list(target))
    for (const target of lists) vmmanager.delete(`${target}/1`)
    expect(lists.map((target) => vmmanager.list(target))).toEqual(before)
  })

  it('tells which it is', () => {
    const { body } = testVmmanager().delete('/vm/v3/cluster/1')
    expect(body).toMatchObject({ error: { value: { id: 1 } } })
  })
})
