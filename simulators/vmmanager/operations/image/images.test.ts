import { beforeEach, describe, expect, it } from 'vitest'
import type { ExchangeResponse } from '../../../../contracts/exchange/exchange.ts'
import { type TestVmmanager, creationMs, testVmmanager } from '../../fixtures/test-vmmanager.ts'
import type { UnknownItem } from '../../../client/outcome.ts'

const copyMs = 8000
let vmmanager: TestVmmanager

/** An image of a machine on node 1. */
beforeEach(() => {
  vmmanager = testVmmanager({ settings: { accounts: ['alice@example.com'] } })
  vmmanager.createHost({ node: 1, os: 2, hdd_mib: 7000 })
  vmmanager.nowMs = creationMs
  vmmanager.post('/vm/v3/host/1/image/create', { name: 'golden', comment: 'x' })
  vmmanager.nowMs += 60_000
})

const images = (): readonly UnknownItem[] => vmmanager.list('/vm/v3/image')
const post = (target: string, body: unknown = {}): ExchangeResponse =>
  vmmanager.post(`/vm/v3/${target}`, body)
const order = (more: UnknownItem = {}): ExchangeResponse =>
  post('host', { name: 'copy', password: 'x', image: 1, ...more })
const stages = (): readonly unknown[] =>
  vmmanager.facts.flatMap((fact) => (fact.type === 'task' && fact.stage !== undefined ? fact.stage : []))

describe('an image', () => {
  it('is made by a task, and can be used when that ends', () => {
    expect(post('host/1/image/create', { name: 'next', account: 4, for_all: true }).body).toEqual({
      id: 2,
      task: 3,
    })
    expect(images()[1]).toMatchObject({ state: 'creating', nodes: [] })
    expect(order({ image: 2 })).toMatchObject({ status: 400, body: { error: { code: 3083 } } })
    vmmanager.nowMs += 60_000
    expect(images()).toMatchObject([
      { id: 1, name: 'golden', comment: 'x', state: 'active', for_all: false, account: { id: 3 } },
      { id: 2, name: 'next', state: 'active', for_all: true, account: { email: 'alice@example.com' } },
    ])
    expect(images()[0]?.['nodes']).toEqual([{ id: 1, name: 'node-1', enabled: true }])
    expect(vmmanager.list('/vm/v3/task?where=consul_id EQ 3')).toMatchObject([{ name: 'image_create' }])
  })

  it('whose task fails says so', () => {
    post('host/1/image/create', { name: 'next' })
    post('task/3/abort')
    expect(images()[1]).toMatchObject({ state: 'failed' })
  })

  it('is read in a short form, changed and deleted', () => {
    expect(vmmanager.get('/vm/v3/image/1').body).toEqual({ id: 1, name: 'golden', state: 'active' })
    expect(post('image/1', { name: 'silver', account: 4, for_all: true, comment: 'y' }).status).toBe(200)
    expect(images()).toMatchObject([{ name: 'silver', comment: 'y', for_all: true, account: { id: 4 } }])
    expect(post('image/1', { account: 99 }).status).toBe(404)
    expect(vmmanager.delete('/vm/v3/image/1')).toMatchObject({ status: 200, body: { id: 1 } })
    expect(images()).toEqual([])
    expect(vmmanager.get('/vm/v3/image/1').status).toBe(404)
  })

  it('that was deleted while it was made does not come back', () => {
    post('host/1/image/create', { name: 'next' })
    vmmanager.delete('/vm/v3/image/2')
    vmmanager.nowMs += 60_000
    expect(images()).toHaveLength(1)
  })
})

describe('a machine made of an image', () => {
  it('has what is in it', () => {
    expect(order({ node: 1 }).status).toBe(200)
    vmmanager.nowMs += creationMs
    expect(vmmanager.list('/vm/v3/host?where=id EQ 2')).toMatchObject([
      { state: 'active', os: { id: 2 }, os_name: 'Ubuntu-24.04-x86_64', disk: { disk_mib: 7000 } },
    ])
  })

  it('takes longer where the image has to be copied to its node first, which is done once', () => {
    order({ node: 2 })
    vmmanager.nowMs += creationMs
    expect(vmmanager.list('/vm/v3/host')[1]).toMatchObject({ state: 'creating' })
    vmmanager.nowMs += copyMs
    expect(vmmanager.list('/vm/v3/host')[1]).toMatchObject({ state: 'active' })
    expect(images()).toMatchObject([{ nodes: [{ id: 1 }, { id: 2 }] }])
    order({ node: 2 })
    vmmanager.nowMs += creationMs
    expect(vmmanager.list('/vm/v3/host')[2]).toMatchObject({ state: 'active' })
    expect(stages().filter((stage) => stage === 'template-copy')).toHaveLength(1)
  })

  it.each<readonly [string, UnknownItem, number, number]>([
    ['one that is not there', { image: 9 }, 404, 3080],
    ['too small a disk', { hdd_mib: 6999 }, 400, 3010],
    ['neither image nor operating system', { image: undefined }, 400, 3083],
  ])('is refused for %s', (_, more, status, code) => {
    expect(order(more)).toMatchObject({ status, body: { error: { code } } })
  })

  it('is refused while the image is in another state than active', () => {
    post('image/1/change_state', { state: 'blocked' })
    expect(images()).toMatchObject([{ state: 'blocked' }])
    expect(order().status).toBe(400)
    post('image/1/change_state', { state: 'active' })
    expect(order().status).toBe(200)
  })

  it('is refused in another cluster than that of the image', () => {
    const { id } = post('cluster', {
      name: 'other',
      virtualization_type: 'kvm',
      datacenter_type: 'common',
    }).body as { readonly id: number }
    expect(order({ cluster: id }).status).toBe(400)
  })
})

describe('reinstalling from an image', () => {
  it('gives the machine what is in it, until it is reinstalled from a template', () => {
    vmmanager.createHost({ os: 1, node: 1, hdd_mib: 8000 })
    vmmanager.nowMs += 60_000
    const osOf = (): unknown => vmmanager.list('/vm/v3/host?where=id EQ 2')[0]?.['os']
    post('host/2/reinstall', { image: 1 })
    vmmanager.nowMs += 60_000
    expect([osOf(), vmmanager.world.hosts.get(2)?.imageId]).toEqual([{ id: 2 }, 1])
    post('host/2/reinstall', { os: 1 })
    vmmanager.nowMs += 60_000
    expect([osOf(), vmmanager.world.hosts.get(2)?.imageId]).toEqual([{ id: 1 }, undefined])
  })

  it('is refused for one that is not there, or forbidden on the node', () => {
    expect(post('host/1/reinstall', { image: 9 }).status).toBe(404)
    post('image/1/node/1/disable')
    expect(post('host/1/reinstall', { image: 1 })).toMatchObject({
      status: 400,
      body: { error: { code: 3111 } },
    })
  })
})

describe('the nodes of an image', () => {
  const nodes = (): readonly unknown[] =>
    images()
      .flatMap(({ nodes }) => nodes as readonly UnknownItem[])
      .map(({ id, enabled }) => [id, enabled])

  it('become more by a copy, and others by a move', () => {
    expect(post('image/1/copy', { node: 2 })).toMatchObject({ status: 200, body: { id: 1 } })
    post('image/1/copy', { node: 2 })
    expect(nodes()).toEqual([
      [1, true],
      [2, true],
    ])
    post('image/1/move', { source: 1, destination: 2 })
    expect(nodes()).toEqual([[2, true]])
    expect(post('image/1/move', { source: 1, destination: 2 }).status).toBe(404)
  })

  it('can be forbidden and allowed again; a forbidden one takes no machine of the image', () => {
    post('image/1/node/1/disable')
    post('image/1/node/1/disable')
    expect(nodes()).toEqual([[1, false]])
    expect(order({ node: 1 })).toMatchObject({ status: 400, body: { error: { code: 3111 } } })
    expect(order().status).toBe(200)
    expect(vmmanager.list('/vm/v3/host')[1]).toMatchObject({ node: { id: 2 } })
    post('image/1/node/1/enable')
    expect([nodes(), order({ node: 1 }).status]).toEqual([[[1, true]], 200])
  })

  it.each(['copy', 'move', 'node/9/enable', 'node/9/disable'])('must be there: %s', (call) => {
    const body = { copy: { node: 9 }, move: { source: 1, destination: 9 } }[call] ?? {}
    expect(post(`image/1/${call}`, body).status).toBe(404)
    expect(post(`image/9/${call}`, body).status).toBe(404)
  })
})

describe('the limit of images of a machine', () => {
  it('is kept and answered', () => {
    expect(post('host/1/bill_option/image_gib', { image_gib: 20 })).toMatchObject({
      status: 200,
      body: { image_gib: 20 },
    })
  })
})
