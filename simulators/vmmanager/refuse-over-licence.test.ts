import { describe, expect, it } from 'vitest'
import { smallestHost, type TestVmmanager, testVmmanager } from './fixtures/test-vmmanager.ts'
import type { Licence } from './world/world-settings.ts'

const licensed = (licence: Licence): TestVmmanager => testVmmanager({ settings: { licence } })
const order = (vmmanager: TestVmmanager): { readonly status: number } =>
  vmmanager.post('/vm/v3/host', smallestHost)
const takeIn = (vmmanager: TestVmmanager): { readonly status: number } =>
  vmmanager.post('/vm/v3/node', { name: 'n', cluster: 1, ip: '192.0.2.9' })
const refusal = { status: 400, body: { error: { code: 3115 } } }

describe('a licence', () => {
  it('for some machines allows these and no more, until one is gone', () => {
    const vmmanager = licensed({ hostLimit: 2 })
    expect([order(vmmanager).status, order(vmmanager).status]).toEqual([200, 200])
    expect(order(vmmanager)).toMatchObject(refusal)
    expect([vmmanager.world.hosts.size, vmmanager.world.tasks.size]).toEqual([2, 2])
    vmmanager.delete('/vm/v3/host/1')
    vmmanager.nowMs = 60_000
    expect(order(vmmanager).status).toBe(200)
  })

  it('for some machines allows no copies beyond it either', () => {
    const vmmanager = licensed({ hostLimit: 1 })
    order(vmmanager)
    vmmanager.nowMs = 60_000
    expect(vmmanager.post('/vm/v3/host/1/clone', {})).toMatchObject(refusal)
  })

  it('for some nodes allows these and no more, until one is gone', () => {
    const vmmanager = licensed({ nodeLimit: 3 })
    expect(takeIn(vmmanager).status).toBe(200)
    expect(takeIn(vmmanager)).toMatchObject(refusal)
    expect(vmmanager.list('/vm/v3/node')).toHaveLength(3)
    vmmanager.delete('/vm/v3/node/3')
    expect(takeIn(vmmanager).status).toBe(200)
  })

  it('says nothing of nodes that are only changed', () => {
    const vmmanager = licensed({ nodeLimit: 0 })
    expect(vmmanager.post('/vm/v3/node/1', { name: 'other' }).status).toBe(200)
  })

  it('without limits allows anything', () => {
    const vmmanager = testVmmanager()
    expect([order(vmmanager).status, takeIn(vmmanager).status]).toEqual([200, 200])
    expect(vmmanager.get('/vm/v3/get_license').body).toMatchObject({
      host_limit: null,
      host_limit_exceeded: false,
      node_limit: null,
      node_limit_exceeded: false,
      license: { valid: true },
    })
  })

  it('tells its limits, and whether there is more than it allows', () => {
    const vmmanager = licensed({ hostLimit: 1, nodeLimit: 1 })
    order(vmmanager)
    expect(vmmanager.get('/vm/v3/get_license').body).toMatchObject({
      host_limit: 1,
      host_limit_exceeded: false,
      node_limit: 1,
      node_limit_exceeded: true,
    })
  })
})
