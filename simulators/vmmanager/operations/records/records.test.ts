import { describe, expect, it } from 'vitest'
import { type TestVmmanager, testVmmanager } from '../../fixtures/test-vmmanager.ts'
import type { UnknownItem } from '../../../client/outcome.ts'

/** The calls of one kind of record, and what they may say. */
interface Kind {
  readonly collection: string
  /** Where one is made, if elsewhere. */
  readonly creation?: string
  /** Where one is changed, if elsewhere than it is read. */
  readonly change?: string
  readonly hasRead: boolean
  readonly given: UnknownItem
  readonly changed: UnknownItem
}

const kinds: Readonly<Record<string, Kind>> = {
  cluster: {
    collection: '/vm/v3/cluster',
    hasRead: true,
    given: {
      name: 'lxd',
      virtualization_type: 'lxd',
      comment: 'new',
      time_zone: 'Europe/Riga',
      host_per_node_limit: 5,
      host_distribution_policy: 'pack',
      overselling: 2,
      dns_servers: ['192.0.2.1'],
      domain_template: '@ID@.example.com',
      iso_enabled: true,
    },
    changed: { comment: 'old', host_per_node_limit: 6, overselling: 3 },
  },
  node: {
    collection: '/vm/v3/node',
    hasRead: false,
    given: {
      name: 'n',
      ip: '192.0.2.99',
      comment: 'new',
      host_limit: 7,
      overselling: 3,
      ipv6: '2001:db8::1',
    },
    changed: { name: 'm', host_creation_blocked: true, host_limit: 8, comment: 'old' },
  },
  preset: {
    collection: '/vm/v3/preset',
    hasRead: true,
    given: {
      name: 'tiny',
      comment: 'c',
      cpu_number: 1,
      ram_mib: 256,
      hdd_mib: 4000,
      net_in_mbitps: 10,
      nesting: true,
    },
    changed: { name: 'less tiny', ram_mib: 512, io_weight: 3 },
  },
  recipe: {
    collection: '/vm/v3/recipe',
    hasRead: true,
    given: {
      name: 'lamp',
      tags: ['web'],
      description: 'd',
      for_all: true,
      user_visible: true,
    },
    changed: { name: 'lemp', description: 'e', for_all: false },
  },
  storage: {
    collection: '/vm/v3/storage',
    hasRead: true,
    given: { name: 'nas', type: 'nfs', comment: 'c', tags: [1] },
    changed: { name: 'san', comment: 'd' },
  },
  'address pool': {
    collection: '/ip/v3/ippool',
    creation: '/ip/v3/userspace/public/ippool',
    hasRead: true,
    given: { name: 'second', note: 'n' },
    changed: { name: 'third', note: 'm' },
  },
  network: {
    collection: '/ip/v3/ipnet',
    creation: '/vm/v3/userspace/public/ipnet',
    change: '/vm/v3/ipnet',
    hasRead: false,
    given: { name: '192.0.2.0/24', gateway: '192.0.2.1', note: 'n', vlan: 7, need_reserve: true },
    changed: { name: '192.0.2.0/25', note: 'm' },
  },
  'virtual network': {
    collection: '/vm/v3/vxlan',
    hasRead: true,
    given: { name: 'inner', comment: 'c' },
    changed: { name: 'outer', comment: 'd' },
  },
}

function create(vmmanager: TestVmmanager, { collection, creation = collection, given }: Kind): number {
  const required = collection.endsWith('node') ? { cluster: 1 } : {}
  const { status, body } = vmmanager.post(creation, { ...given, ...required })
  expect({ status, body }).toMatchObject({ status: 200 })
  return Number((body as UnknownItem)['id'])
}

const listed = (vmmanager: TestVmmanager, { collection }: Kind, id: number): readonly UnknownItem[] =>
  vmmanager.list(`${collection}?where=id EQ ${id}`)

describe.each(Object.entries(kinds))('a %s', (_, kind) => {
  const { collection, change = collection, hasRead, given, changed } = kind

  it('is in the list with all that was said of it, after those that were there', () => {
    const vmmanager = testVmmanager()
    const before = vmmanager.list(collection)
    const id = create(vmmanager, kind)
    expect(before.map((item) => item['id'])).not.toContain(id)
    expect(listed(vmmanager, kind, id)).toMatchObject([{ id, ...given }])
    expect(vmmanager.list(collection)).toHaveLength(before.length + 1)
  })

  it('is changed in what is said, and in nothing else', () => {
    const vmmanager = testVmmanager()
    const id = create(vmmanager, kind)
    expect(vmmanager.post(`${change}/${id}`, changed)).toMatchObject({ status: 200, body: { id } })
    expect(listed(vmmanager, kind, id)).toMatchObject([{ id, ...given, ...changed }])
  })

  it('leaves the others of its kind as they are', () => {
    const vmmanager = testVmmanager()
    const [first, second] = [create(vmmanager, kind), create(vmmanager, kind)]
    const before = listed(vmmanager, kind, first)
    vmmanager.post(`${change}/${second}`, changed)
    vmmanager.delete(`${collection}/${second}`)
    expect(listed(vmmanager, kind, first)).toEqual(before)
  })

  it('is gone when it is deleted, and its id comes to no other', () => {
    const vmmanager = testVmmanager()
    const id = create(vmmanager, kind)
    expect(vmmanager.delete(`${collection}/${id}`)).toMatchObject({
      status: 200,
      body: { deleted: [{ id }] },
    })
    expect(listed(vmmanager, kind, id)).toEqual([])
    expect(create(vmmanager, kind)).toBe(id + 1)
  })

  it('is not found once it is gone, whatever is asked of it', () => {
    const vmmanager = testVmmanager()
    const id = create(vmmanager, kind)
    vmmanager.delete(`${collection}/${id}`)
    const answers = [
      vmmanager.post(`${change}/${id}`, changed),
      vmmanager.delete(`${collection}/${id}`),
      ...(hasRead ? [vmmanager.get(`${collection}/${id}`)] : []),
    ]
    for (const answer of answers)
      expect(answer).toMatchObject({ status: 404, body: { error: { code: 3080 } } })
  })

  it('can be found by what it is called', () => {
    const vmmanager = testVmmanager()
    const id = create(vmmanager, kind)
    const found = vmmanager.list(`${collection}?where=name EQ '${String(given['name'])}'`)
    expect(found.map((item) => item['id'])).toEqual([id])
  })

  it('takes no property that it does not know, and changes nothing then', () => {
    const vmmanager = testVmmanager()
    const id = create(vmmanager, kind)
    const answer = vmmanager.post(`${change}/${id}`, { ...changed, colour: 'red' })
    expect(answer).toMatchObject({ status: 400, body: { error: { code: 3008 } } })
    expect(listed(vmmanager, kind, id)).toMatchObject([given])
  })

  it('belongs to its world alone', () => {
    const [one, other] = [testVmmanager(), testVmmanager()]
    const id = create(one, kind)
    one.post(`${change}/${id}`, changed)
    expect(listed(other, kind, id)).toEqual([])
  })
})

describe.each(Object.entries(kinds).filter(([, { hasRead }]) => hasRead))('a %s by its id', (_, kind) => {
  it('is read without the others', () => {
    const vmmanager = testVmmanager()
    create(vmmanager, kind)
    const id = create(vmmanager, kind)
    expect(vmmanager.get(`${kind.collection}/${id}`)).toMatchObject({
      status: 200,
      body: { id, name: kind.given['name'] },
    })
  })
})

describe('what names something that does not exist', () => {
  it.each([
    ['POST', '/vm/v3/node', { name: 'n', cluster: 9, ip: '192.0.2.9' }, { cluster: 9 }],
    ['POST', '/vm/v3/cluster', { name: 'c', virtualization_type: 'kvm', os: [1, 99] }, { os: 99 }],
    ['POST', '/vm/v3/os/1', { clusters: [1, 9] }, { clusters: 9 }],
    ['POST', '/vm/v3/recipe', { name: 'r', account: 99 }, { account: 99 }],
    ['POST', '/vm/v3/vxlan', { name: 'v', account: 99 }, { account: 99 }],
    ['POST', '/vm/v3/vxlan', { name: 'v', clusters: [8] }, { clusters: 8 }],
    ['POST', '/vm/v3/ippool/1/cluster', { clusters: [{ id: 1 }, { id: 7 }] }, { clusters: 7 }],
  ])('%s %s is refused with 404, and nothing comes of it', (method, target, body, value) => {
    const vmmanager = testVmmanager()
    const before = snapshot(vmmanager)
    expect(vmmanager.send(method, target, { body }).response).toMatchObject({
      status: 404,
      body: { error: { code: 3080, value } },
    })
    expect(snapshot(vmmanager)).toEqual(before)
  })
})

function snapshot(vmmanager: TestVmmanager): unknown {
  const targets = ['node', 'cluster', 'os', 'recipe', 'vxlan', 'ippool'].map((name) => `/vm/v3/${name}`)
  return targets.map((target) => vmmanager.list(target))
}
