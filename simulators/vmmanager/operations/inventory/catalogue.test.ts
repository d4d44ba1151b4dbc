import { describe, expect, it } from 'vitest'
import { clientOf } from '../../fixtures/client-of.ts'
import { type TestVmmanager, smallestHost, testVmmanager } from '../../fixtures/test-vmmanager.ts'
import type { UnknownItem } from '../../../client/outcome.ts'

const idsOf = (items: readonly UnknownItem[]): readonly unknown[] => items.map(({ id }) => id)
const itemsIn = (body: UnknownItem): readonly UnknownItem[] => body['list'] as readonly UnknownItem[]

describe('a template', () => {
  it('is installed where it is connected, and nowhere else', () => {
    const vmmanager = testVmmanager()
    vmmanager.post('/vm/v3/os/1', { clusters: [] })
    expect(vmmanager.post('/vm/v3/host', smallestHost)).toMatchObject({
      status: 400,
      body: { error: { code: 3083 } },
    })
    vmmanager.post('/vm/v3/os/1', { clusters: [1] })
    expect(vmmanager.post('/vm/v3/host', smallestHost).status).toBe(200)
  })

  it('without a cluster is in the longer list alone', () => {
    const vmmanager = testVmmanager()
    vmmanager.post('/vm/v3/os/2', { clusters: [] })
    expect(idsOf(vmmanager.list('/vm/v3/os'))).toEqual([1, 3])
    expect(idsOf(vmmanager.list('/vm/v3/os/all'))).toEqual([1, 2, 3])
    expect(vmmanager.list('/vm/v3/os/all?where=id EQ 2')).toMatchObject([{ clusters: [], nodes: [] }])
  })

  it('for administrators only is neither seen nor installed by others', () => {
    const vmmanager = testVmmanager()
    const user = clientOf(vmmanager, '@advanced_user')
    expect(idsOf(itemsIn(user.send('GET', '/vm/v3/os').body))).toEqual([1, 2, 3])
    vmmanager.post('/vm/v3/os/1', { adminonly: true })
    expect(idsOf(itemsIn(user.send('GET', '/vm/v3/os').body))).toEqual([2, 3])
    expect(user.send('POST', '/vm/v3/host', smallestHost).status).toBe(400)
    expect(vmmanager.list('/vm/v3/os?where=id EQ 1')).toMatchObject([{ adminonly: true }])
    expect(vmmanager.post('/vm/v3/host', smallestHost).status).toBe(200)
  })

  it('shows again what it was told about its activation', () => {
    const vmmanager = testVmmanager()
    const told = { product_key: 'AAAAA-BBBBB', kms_ip: '192.0.2.50', kms_port: 1688 }
    expect(vmmanager.post('/vm/v3/os/3', told)).toMatchObject({ status: 200, body: { id: 3 } })
    expect(vmmanager.list('/vm/v3/os?where=id EQ 3')).toMatchObject([told])
    expect(vmmanager.list('/vm/v3/os?where=id EQ 1')[0]).not.toHaveProperty('product_key')
  })

  it('that does not exist is not changed', () => {
    expect(testVmmanager().post('/vm/v3/os/99', { adminonly: true }).status).toBe(404)
  })
})

describe('a preset', () => {
  const sizesOf = (vmmanager: TestVmmanager): UnknownItem => vmmanager.list('/vm/v3/host').at(-1) ?? {}

  it('that is made gives machines its sizes', () => {
    const vmmanager = testVmmanager()
    const made = { name: 'own', cpu_number: 5, ram_mib: 3000, hdd_mib: 9000 }
    const preset = (vmmanager.post('/vm/v3/preset', made).body as UnknownItem)['id']
    vmmanager.createHost({ preset })
    expect(sizesOf(vmmanager)).toMatchObject({ cpu_number: 5, ram_mib: 3000, disk: { disk_mib: 9000 } })
  })

  it('gives later machines what it is changed to, and leaves the earlier as they are', () => {
    const vmmanager = testVmmanager()
    vmmanager.createHost({ preset: 1 })
    vmmanager.post('/vm/v3/preset/1', { ram_mib: 2048 })
    vmmanager.createHost({ preset: 1 })
    expect(vmmanager.list('/vm/v3/host')).toMatchObject([{ ram_mib: 1024 }, { ram_mib: 2048 }])
  })

  it('says nothing about sizes that it was not given', () => {
    const vmmanager = testVmmanager()
    const preset = (vmmanager.post('/vm/v3/preset', { name: 'blank' }).body as UnknownItem)['id']
    vmmanager.createHost({ preset })
    expect(vmmanager.list(`/vm/v3/preset?where=id EQ ${String(preset)}`)).toMatchObject([
      { cpu_number: null, ram_mib: null, hdd_mib: null },
    ])
    expect(sizesOf(vmmanager)).toMatchObject({ cpu_number: 1, ram_mib: 512, disk: { disk_mib: 5000 } })
  })
})

describe('a recipe', () => {
  it('tells what it asks for', () => {
    const vmmanager = testVmmanager()
    const params = [{ name: 'domain', type: 'text', required: true }]
    const { body } = vmmanager.post('/vm/v3/recipe', { name: 'web', params })
    const id = String((body as UnknownItem)['id'])
    expect(vmmanager.get(`/vm/v3/recipe/${id}/params`).body).toEqual({ list: params })
    expect(vmmanager.list('/vm/v3/recipe')).toMatchObject([{ params_count: 1, has_email: false }])
    vmmanager.post(`/vm/v3/recipe/${id}`, { params: [], email_content: [{ lang: 'en', subject: 's' }] })
    expect(vmmanager.get(`/vm/v3/recipe/${id}/params`).body).toEqual({ list: [] })
    expect(vmmanager.list('/vm/v3/recipe')).toMatchObject([{ params_count: 0, has_email: true }])
  })

  it('that does not exist asks for nothing', () => {
    expect(testVmmanager().get('/vm/v3/recipe/1/params').status).toBe(404)
  })
})

describe('a storage', () => {
  it('is there from the beginning, where the disks of the first cluster are', () => {
    const vmmanager = testVmmanager()
    expect(vmmanager.list('/vm/v3/storage')).toMatchObject([
      { id: 1, name: 'local', type: 'dir', is_network: false, clusters: [{ id: 1, name: 'kvm' }] },
    ])
    expect(vmmanager.get('/vm/v3/storage/1').body).toMatchObject({ id: 1, name: 'local', ip_addr: null })
  })

  it('in a network tells how to get at it, in the list and by itself', () => {
    const vmmanager = testVmmanager()
    const access = { ip_addr: '192.0.2.70', ssh_port: 2222, login: 'root', password: 'secret' }
    vmmanager.post('/vm/v3/storage', { name: 'nas', type: 'nfs', storage_params: access })
    expect(vmmanager.list('/vm/v3/storage?where=id EQ 2')).toMatchObject([
      { is_network: true, storage_params: access, clusters: [] },
    ])
    expect(vmmanager.get('/vm/v3/storage/2').body).toEqual({ id: 2, name: 'nas', type: 'nfs', ...access })
  })
})

describe('a node that is taken in', () => {
  it('shows its address and its port, but never the password that it was given with', () => {
    const vmmanager = testVmmanager()
    const taken = { name: 'n', cluster: 1, ip: '192.0.2.3', password: 'very secret', ssh_port: 2222 }
    const { body } = vmmanager.post('/vm/v3/node', taken)
    const id = Number((body as UnknownItem)['id'])
    const shown = vmmanager.list(`/vm/v3/node?where=id EQ ${id}`)
    expect(shown).toMatchObject([{ ip: '192.0.2.3', port: 2222, cluster: { id: 1 }, state: 'active' }])
    expect(JSON.stringify(shown)).not.toContain('very secret')
    expect(vmmanager.get(`/vm/v3/node/${id}`).body).toEqual({
      id,
      name: 'n',
      cluster: 1,
      state: 'active',
      ip_addr: '192.0.2.3',
      qemu_version: null,
    })
  })
})

describe('clients', () => {
  it.each(['cluster', 'node', 'preset', 'recipe', 'storage'])('neither make nor delete a %s', (name) => {
    const vmmanager = testVmmanager()
    const user = clientOf(vmmanager, '@advanced_user')
    expect(user.send('POST', `/vm/v3/${name}`, {}).status).toBe(403)
    expect(user.send('DELETE', `/vm/v3/${name}/1`).status).toBe(403)
  })
})
