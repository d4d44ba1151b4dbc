import { describe, expect, it } from 'vitest'
import { contractFor } from '../../contracts/vmmanager/contract.ts'
import { smallestHost, testVmmanager } from './fixtures/test-vmmanager.ts'

const post = (body: unknown): unknown => testVmmanager().post('/vm/v3/host', body)

describe('the body of a POST', () => {
  it('is refused with code 3008 for a property that nobody knows, and says which', () => {
    expect(post({ ...smallestHost, nmae: 'x' })).toMatchObject({
      status: 400,
      body: { error: { code: 3008, value: { name: 'nmae' } } },
    })
    expect(post({ ...smallestHost, disks: [{ size_mib: 9000, sise: 1 }] })).toMatchObject({
      status: 400,
      body: { error: { code: 3008, value: { name: 'sise' } } },
    })
  })

  it.each(['__proto__', 'constructor', 'toString'])('does not take %s for a known property', (name) => {
    const body: unknown = JSON.parse(JSON.stringify(smallestHost).replace('{', `{"${name}":1,`))
    expect(post(body)).toMatchObject({ status: 400, body: { error: { code: 3008 } } })
  })

  it('is refused when a property is missing, and says which', () => {
    expect(post({ name: 'vm' })).toMatchObject({
      status: 400,
      body: { error: { code: 3009, value: { name: 'password' } } },
    })
  })

  it.each([
    ['a number as text', { cpu_number: '2' }, '/cpu_number'],
    ['too small a number', { ram_mib: 0 }, '/ram_mib'],
    ['a fraction', { hdd_mib: 5000.5 }, '/hdd_mib'],
    ['an empty name', { name: '' }, '/name'],
    ['null', { domain: null }, '/domain'],
    ['an object for a list', { ipv4_pool: {} }, '/ipv4_pool'],
    ['a wrong element of a list', { ipv4_pool: [1, 'x'] }, '/ipv4_pool/1'],
    ['an unknown word', { cpu_mode: 'fast' }, '/cpu_mode'],
  ])('is refused for %s, and says where', (_, wrong, name) => {
    expect(post({ ...smallestHost, ...wrong })).toMatchObject({
      status: 400,
      body: { error: { code: 3010, value: { name } } },
    })
  })

  it('is refused as malformed when it is nested too deeply, wherever it goes, and nothing has changed', () => {
    const vmmanager = testVmmanager()
    const before = vmmanager.get('/vm/v3/cluster')
    let deep: unknown = 1
    for (let level = 0; level < 6000; level++) deep = [deep]
    const calls = contractFor('2024.03').operations.filter(({ method }) => method === 'POST')
    for (const { pathTemplate } of calls) {
      const path = pathTemplate.replaceAll(/\{\w+\}/g, '1')
      expect(vmmanager.post(path, { name: 'x', datacenter_params: deep })).toMatchObject({
        status: 400,
        body: { error: { code: 1108 } },
      })
    }
    expect(vmmanager.get('/vm/v3/cluster')).toEqual(before)
  })

  it('is refused as malformed when it is text that is no JSON', () => {
    expect(post('{"name": "vm"')).toMatchObject({ status: 400, body: { error: { code: 1108 } } })
    expect(post(7)).toMatchObject({ status: 400, body: { error: { code: 1108 } } })
  })

  it('is refused when it is JSON but no object', () => {
    expect(post([smallestHost])).toMatchObject({ status: 400, body: { error: { code: 3010 } } })
  })

  it.each([undefined, null, {}])('counts as an object without properties when it is %s', (body) => {
    expect(post(body)).toMatchObject({
      status: 400,
      body: { error: { code: 3009, value: { name: 'name' } } },
    })
  })

  it('leaves nothing behind when it is refused', () => {
    const vmmanager = testVmmanager()
    vmmanager.post('/vm/v3/host', { ...smallestHost, ram_mib: 'much' })
    expect(vmmanager.list('/vm/v3/host')).toEqual([])
    expect(vmmanager.facts).toEqual([])
  })

  it('is not looked at in a GET or a DELETE', () => {
    const vmmanager = testVmmanager()
    const { id } = vmmanager.createHost()
    expect(vmmanager.send('GET', '/vm/v3/host', { body: 'anything' }).response.status).toBe(200)
    expect(vmmanager.send('DELETE', `/vm/v3/host/${id}`, { body: { x: 1 } }).response.status).toBe(200)
  })
})
