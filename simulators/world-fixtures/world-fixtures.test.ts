import { Ajv } from 'ajv'
import { describe, expect, it } from 'vitest'
import { Faults } from '../faults/faults.ts'
import { testVmmanager, type TestVmmanager } from '../vmmanager/fixtures/test-vmmanager.ts'
import { makeWorld } from '../vmmanager/make-world.ts'
import { defaultWorldSettings } from '../vmmanager/world/world-settings.ts'
import type { World } from '../vmmanager/world/world.ts'
import { fixtureSettings } from './fixture-settings.ts'
import schema from './generated/world-fixture.schema.json' with { type: 'json' }
import { type FixtureName, shippedFixtures } from './shipped-fixtures.ts'

const names = Object.keys(shippedFixtures) as FixtureName[]
const using = (name: FixtureName, seed = 1): TestVmmanager =>
  testVmmanager({ settings: { ...fixtureSettings(shippedFixtures[name]), seed } })
const sold = { name: 'vm', password: 'secret', os: 1 }

describe('the shipped fixtures', () => {
  it('conform to the published schema', () => {
    const validate = new Ajv().compile(schema)
    for (const name of names) expect([name, validate(shippedFixtures[name])]).toEqual([name, true])
  })

  it.each(names)('%s makes a world in which nodes bear what is on them and addresses add up', (name) => {
    const settings = fixtureSettings(shippedFixtures[name])
    const world = makeWorld({ ...defaultWorldSettings, ...settings }, new Faults(), () => {
      throw new Error('what was there before the story is told to nobody')
    })
    for (const node of world.nodes.all()) {
      const { hosts = 0, ramMib = 0, diskMib = 0, cpuNumber = 0 } = world.nodeLoads.get(node.id) ?? {}
      expect(hosts).toBeLessThanOrEqual(node.hostLimit)
      expect(ramMib).toBeLessThanOrEqual(node.ramMib)
      expect(diskMib).toBeLessThanOrEqual(node.diskMib)
      expect(cpuNumber).toBeLessThanOrEqual(node.cpuNumber * (node.cpuOverselling ?? 1))
    }
    const addresses = new Set(Array.from(world.hosts.all(), ({ reserved }) => reserved[0]?.address))
    expect(addresses.size).toBe(world.hosts.size)
    expect([...world.pools.all()].reduce((sum, pool) => sum + pool.used.size, 0)).toBe(world.hosts.size)
  })

  it('are the same for the same seed and others for another', () => {
    const told = (seed: number): unknown => using('small', seed).list('/vm/v3/host')
    expect(told(1)).toEqual(told(1))
    expect(told(1)).not.toEqual(told(2))
  })
})

describe('a small fixture', () => {
  it('has machines of its clients, active and with an address, whose emails are theirs', () => {
    const vmmanager = using('small')
    const hosts = vmmanager.list('/vm/v3/host')
    expect(hosts).toHaveLength(5)
    for (const host of hosts) {
      expect(host).toMatchObject({
        state: 'active',
        ip4: [{ ip: expect.stringMatching(/^198\.18\.0\./) }],
        account: { email: expect.stringMatching(/@example\.com$/) },
      })
    }
    expect(vmmanager.list('/vm/v3/account')).toHaveLength(4)
  })

  it('sells more until its node is full', () => {
    const vmmanager = using('small')
    const statuses = Array.from({ length: 60 }, (_, index) => {
      const body = { ...sold, name: `vm${index}`, ram_mib: 4096 }
      return vmmanager.post('/vm/v3/host', body).status
    })
    // 65,536 MiB less five machines of 1,024 MiB.
    expect(statuses.filter((status) => status === 200)).toHaveLength(14)
  })
})

describe('an exhausted fixture', () => {
  it('refuses every creation and changes nothing', () => {
    const vmmanager = using('exhausted')
    expect(vmmanager.post('/vm/v3/host', sold).status).toBe(400)
    expect(vmmanager.list('/vm/v3/host')).toHaveLength(4)
    expect(vmmanager.list('/vm/v3/ippool')).toMatchObject([{ total_ip: '4', using_ip: '4' }])
  })

  it('sells again what is given back', () => {
    const vmmanager = using('exhausted')
    vmmanager.delete('/vm/v3/host/1')
    vmmanager.nowMs = 60_000
    expect(vmmanager.post('/vm/v3/host', { ...sold, hdd_mib: 10_240 }).status).toBe(200)
  })
})

describe('several clusters', () => {
  it('give machines nodes and addresses of their own', () => {
    const vmmanager = using('multi-cluster')
    const ids = [1, 2].map((cluster) => vmmanager.createHost({ cluster, name: `in-${cluster}` }).id)
    vmmanager.nowMs = 3_600_000
    const hosts = ids.map((id) => vmmanager.list(`/vm/v3/host?where=id EQ ${id}`)[0])
    const pools = Object.fromEntries(
      vmmanager.list('/vm/v3/ippool').map(({ name, using_ip }) => [name, using_ip]),
    )
    expect(hosts).toMatchObject([
      { cluster: { id: 1 }, node: { name: expect.stringMatching(/^kvm-amsterdam-/) } },
      { cluster: { id: 2 }, node: { name: expect.stringMatching(/^kvm-moscow-/) } },
    ])
    expect(pools).toEqual({ 'amsterdam-a': '2', 'amsterdam-b': '1', moscow: '21', lab: '0' })
  })

  it('have templates of their own', () => {
    const vmmanager = using('multi-cluster')
    expect(vmmanager.post('/vm/v3/host', { ...sold, cluster: 2, os: 2 }).status).toBe(400)
    expect(vmmanager.post('/vm/v3/host', { ...sold, cluster: 2, os: 1 }).status).toBe(200)
  })

  it('make nothing where all nodes are in maintenance', () => {
    expect(using('multi-cluster').post('/vm/v3/host', { ...sold, cluster: 3 }).status).toBe(400)
  })
})

describe('a fixture that cannot be', () => {
  const world = (fixture: Parameters<typeof fixtureSettings>[0]): World =>
    makeWorld({ ...defaultWorldSettings, ...fixtureSettings(fixture) }, new Faults(), () => {})
  const cluster = { name: 'kvm', nodes: 1, pools: [{ name: 'main', addresses: 1 }], machines: 2 }

  it.each([
    ['No address is left', [cluster]],
    ['Cluster 1 lacks', [{ ...cluster, nodes: 0 }]],
    ['Cluster 1 lacks', [{ ...cluster, templates: [] }]],
  ])('says why: %s', (words, clusters) => {
    expect(() => world({ title: 'bad', clusters })).toThrow(words)
  })
})
