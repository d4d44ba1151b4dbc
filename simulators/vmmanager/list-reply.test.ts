import { describe, expect, it } from 'vitest'
import { testVmmanager } from './fixtures/test-vmmanager.ts'

const entities = ['account', 'host', 'task', 'cluster', 'os', 'preset', 'ippool'] as const

describe('a list', () => {
  it.each(entities)('of %s comes in the envelope with its size', (entity) => {
    const vmmanager = testVmmanager()
    vmmanager.createHost()
    const { status, body } = vmmanager.get(`/vm/v3/${entity}`)
    const { list, size, last_notify } = body as Readonly<Record<string, unknown>>
    expect(status).toBe(200)
    expect(list).toHaveLength(Number(size))
    expect(size).toBeGreaterThan(0)
    expect(Number.isInteger(last_notify)).toBe(true)
  })

  it.each(entities)('of %s finds each of its items by id, quoted or not', (entity) => {
    const vmmanager = testVmmanager()
    vmmanager.createHost()
    vmmanager.createHost()
    for (const item of vmmanager.list(`/vm/v3/${entity}`)) {
      const id = Number(item['id'])
      expect(vmmanager.list(`/vm/v3/${entity}?where=(id+EQ+${id})`)).toEqual([item])
      expect(vmmanager.list(`/vm/v3/${entity}?where=(id+EQ+'${id}')`)).toEqual([item])
    }
  })

  it('tells in `size` how many there are, whatever `limit` lets through', () => {
    const vmmanager = testVmmanager()
    for (let count = 0; count < 5; count++) vmmanager.createHost()
    expect(vmmanager.get('/vm/v3/host?limit=1,2').body).toMatchObject({
      list: [{ id: 2 }, { id: 3 }],
      size: 5,
    })
  })

  it('has a `last_notify` that grows with what happens', () => {
    const vmmanager = testVmmanager()
    const lastNotify = (): number =>
      (vmmanager.get('/vm/v3/host').body as { readonly last_notify: number }).last_notify
    const before = lastNotify()
    vmmanager.createHost()
    expect(lastNotify()).toBeGreaterThan(before)
  })

  it.each([
    ['where=(id+EQ', 'where'],
    ['where=id+IS+1', 'where'],
    ['limit=many', 'limit'],
    ['orderby=id+sideways', 'orderby'],
  ])('is refused for %s, and says which parameter was wrong', (query, name) => {
    expect(testVmmanager().get(`/vm/v3/host?${query}`)).toMatchObject({
      status: 400,
      body: { error: { code: 3011, value: { name } } },
    })
  })
})

describe('the list of machines', () => {
  it.each([
    'account.id EQ 4',
    "account.email EQ 'alice@example.com'",
    'node.id EQ 2',
    "node.name CP '%-2'",
    "name CP 'her'",
    "name EQ 'hers' AND cluster.id EQ 1",
    "account.id EQ 4 AND state EQ 'creating'",
    "NOT (name EQ 'vm')",
  ])('finds by the fields of what belongs to a machine: %s', (condition) => {
    const vmmanager = testVmmanager({ settings: { accounts: ['alice@example.com'] } })
    const { id } = vmmanager.createHost({ account: 4, node: 2, name: 'hers' })
    vmmanager.createHost({ node: 1 })
    expect(vmmanager.list(`/vm/v3/host?where=${encodeURIComponent(condition)}`)).toMatchObject([{ id }])
  })

  it('finds by address once the machine has it', () => {
    const vmmanager = testVmmanager()
    vmmanager.createHost()
    const find = (): readonly unknown[] => vmmanager.list("/vm/v3/host?where=(ip4.ip EQ '198.18.0.0')")
    expect(find()).toEqual([])
    vmmanager.nowMs = 6000
    expect(find()).toHaveLength(1)
  })
})

describe('what VMmanager offers', () => {
  it('is one cluster with two nodes and the address pool', () => {
    const vmmanager = testVmmanager({ settings: { addresses: 7 } })
    vmmanager.createHost()
    expect(vmmanager.list('/vm/v3/cluster')).toMatchObject([
      { id: 1, virtualization_type: 'kvm', node_count: 2, host_count: 1, ippools: [{ id: 1 }] },
    ])
    expect(vmmanager.list('/vm/v3/ippool')).toMatchObject([
      { id: 1, name: 'main', total_ip: '7', using_ip: '1', clusters: [{ id: 1, name: 'kvm' }] },
    ])
  })

  it('is templates that say where they may be installed and how much disk they need', () => {
    const [debian, , alma] = testVmmanager().list('/vm/v3/os')
    expect(debian).toMatchObject({
      name: 'Debian-12-x86_64',
      repository: 'ISPsystem',
      hdd_mib_required: 5000,
      clusters: [{ id: 1, name: 'kvm' }],
      nodes: [{ id: 1, ip_addr: '192.0.2.11' }, { id: 2 }],
    })
    expect(alma).toMatchObject({ hdd_mib_required: 8000 })
  })

  it('is presets with their sizes', () => {
    expect(testVmmanager().list("/vm/v3/preset?where=(name EQ 'small')")).toMatchObject([
      { id: 1, cpu_number: 1, ram_mib: 1024, hdd_mib: 10_240 },
    ])
  })
})
