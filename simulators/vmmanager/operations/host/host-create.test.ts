import { describe, expect, it } from 'vitest'
import { creationMs, smallestHost, type TestVmmanager, testVmmanager } from '../../fixtures/test-vmmanager.ts'

function refusal(vmmanager: TestVmmanager, more: object): unknown {
  const { status, body } = vmmanager.post('/vm/v3/host', { ...smallestHost, ...more })
  return { status, ...(body as object) }
}

const usedAddresses = (vmmanager: TestVmmanager): unknown => vmmanager.list('/vm/v3/ippool')[0]?.['using_ip']

describe('an accepted creation', () => {
  it('answers the ids of the machine and of its task, and what clients expect about recipes', () => {
    expect(testVmmanager().post('/vm/v3/host', smallestHost)).toMatchObject({
      status: 200,
      body: { id: 1, task: 1, recipe_task_list: [], recipe_task: 0, spice_task: 0 },
    })
  })

  it('runs recipes in their order when the system is installed, and tells their tasks', () => {
    const vmmanager = testVmmanager()
    const recipes = ['lamp', 'nginx'].map((name) => vmmanager.post('/vm/v3/recipe', { name }).body)
    const [first, second] = recipes.map((recipe) => (recipe as { readonly id: number }).id)
    const wish = { ...smallestHost, recipe: first, recipe_list: [{ recipe: second }] }
    const { body } = vmmanager.post('/vm/v3/host', wish)
    expect(body).toMatchObject({ task: 1, recipe_task_list: [2, 3], recipe_task: 2 })
    const statuses = (): unknown => vmmanager.list('/vm/v3/task').map(({ status }) => status)
    vmmanager.nowMs = creationMs
    expect(statuses()).toEqual(['complete', 'running', 'created'])
    vmmanager.nowMs = creationMs + 14_000
    expect(statuses()).toEqual(['complete', 'complete', 'complete'])
  })

  it('is refused for a recipe that is not there, and takes nothing', () => {
    const vmmanager = testVmmanager()
    expect(refusal(vmmanager, { recipe: 99 })).toMatchObject({ status: 404, error: { code: 3080 } })
    expect(usedAddresses(vmmanager)).toBe('0')
  })

  it('is a machine at once: creating, without its addresses yet', () => {
    const vmmanager = testVmmanager()
    vmmanager.createHost()
    expect(vmmanager.list('/vm/v3/host')).toMatchObject([{ id: 1, name: 'vm', state: 'creating', ip4: [] }])
    expect(vmmanager.facts[0]).toEqual({ type: 'host', host: 1, name: 'vm', change: 'accepted', atMs: 0 })
  })

  it('has defaults for everything but name, password and operating system', () => {
    const vmmanager = testVmmanager()
    vmmanager.createHost()
    expect(vmmanager.list('/vm/v3/host')).toMatchObject([
      {
        account: { id: 3, email: 'admin@example.com' },
        cluster: { id: 1 },
        domain: 'vm.example.com',
        comment: '',
        cpu_number: 1,
        ram_mib: 512,
        disk: { disk_mib: 5000 },
        net_in_mbitps: null,
        net_out_mbitps: null,
      },
    ])
  })

  it('takes its sizes from the preset', () => {
    const vmmanager = testVmmanager()
    vmmanager.createHost({ preset: 2 })
    expect(vmmanager.list('/vm/v3/host')).toMatchObject([
      { cpu_number: 2, ram_mib: 4096, disk: { disk_mib: 40_960 } },
    ])
  })

  it('prefers sizes of its own to those of the preset', () => {
    const vmmanager = testVmmanager()
    vmmanager.createHost({ preset: 2, cpu_number: 6, hdd_mib: 50_000 })
    expect(vmmanager.list('/vm/v3/host')).toMatchObject([
      { cpu_number: 6, ram_mib: 4096, disk: { disk_mib: 50_000 } },
    ])
  })

  it('takes the first of `disks` in place of `hdd_mib`', () => {
    const vmmanager = testVmmanager()
    vmmanager.createHost({ preset: 1, disks: [{ size_mib: 7000, boot_order: 1 }] })
    expect(vmmanager.list('/vm/v3/host')).toMatchObject([{ disk: { disk_mib: 7000 } }])
  })

  it('keeps what it was told about itself', () => {
    const vmmanager = testVmmanager({ settings: { accounts: ['alice@example.com'] } })
    const wish = {
      domain: 'shop.example.org',
      comment: 'for the shop',
      net_in_mbitps: 100,
      net_out_mbitps: 100,
    }
    vmmanager.createHost({ ...wish, account: 4, node: 2, os: 3, hdd_mib: 8000 })
    expect(vmmanager.list('/vm/v3/host')).toMatchObject([
      {
        ...wish,
        account: { id: 4, email: 'alice@example.com' },
        node: { id: 2, name: 'node-2', ip_addr: '192.0.2.12' },
        os: { id: 3 },
        os_name: 'AlmaLinux-9-x86_64',
        os_group: 'almalinux',
      },
    ])
  })

  it('is spread over the nodes where no node is named', () => {
    const vmmanager = testVmmanager()
    for (let count = 0; count < 4; count++) vmmanager.createHost()
    const nodes = vmmanager.list('/vm/v3/host').map(({ node }) => (node as { readonly id: number }).id)
    expect(nodes.toSorted((a, b) => a - b)).toEqual([1, 1, 2, 2])
  })

  it('may have the name of another machine', () => {
    const vmmanager = testVmmanager()
    vmmanager.createHost()
    vmmanager.createHost()
    expect(vmmanager.list("/vm/v3/host?where=(name EQ 'vm')")).toHaveLength(2)
  })
})

describe('a refused creation', () => {
  it.each([
    ['an unknown cluster', { cluster: 9 }, 404, 3080, { cluster: 9 }],
    ['an unknown account', { account: 99 }, 404, 3080, { account: 99 }],
    ['an unknown preset', { preset: 99 }, 404, 3080, { preset: 99 }],
    ['an unknown node', { node: 99 }, 404, 3080, { node: 99 }],
    ['an unknown operating system', { os: 99 }, 400, 3083, { os: 99 }],
    ['no operating system', { os: undefined }, 400, 3083, {}],
    ['too small a disk for the template', { os: 3, hdd_mib: 7999 }, 400, 3010, { expected: 'at least 8000' }],
    ['too small a first disk', { disks: [{ size_mib: 4999 }] }, 400, 3010, { name: '/hdd_mib' }],
    ['more addresses than there are', { ipv4_number: 1025 }, 400, 3082, { ipv4_number: 1025 }],
    ['addresses of an unknown pool', { ipv4_pool: [7] }, 400, 3082, { ipv4_number: 1 }],
  ])('tells of %s', (_, more, ...[status, code, value]) => {
    const vmmanager = testVmmanager()
    expect(refusal(vmmanager, more)).toMatchObject({ status, error: { code, value } })
  })

  it('leaves no machine, no task, no address and no word behind', () => {
    const vmmanager = testVmmanager({ settings: { addresses: 2 } })
    for (const more of [{ ipv4_number: 3 }, { os: 99 }, { preset: 9 }, { cluster: 9 }])
      refusal(vmmanager, more)
    expect(vmmanager.list('/vm/v3/host')).toEqual([])
    expect(vmmanager.list('/vm/v3/task')).toEqual([])
    expect(usedAddresses(vmmanager)).toBe('0')
    expect(vmmanager.facts).toEqual([])
  })
})

describe('addresses', () => {
  it('are taken when the creation is accepted and shown when the network stage has ended', () => {
    const vmmanager = testVmmanager()
    vmmanager.createHost({ ipv4_number: 2 })
    expect(usedAddresses(vmmanager)).toBe('2')
    vmmanager.nowMs = 5999
    expect(vmmanager.list('/vm/v3/host')).toMatchObject([{ ip4: [] }])
    vmmanager.nowMs = 6000
    expect(vmmanager.list('/vm/v3/host')).toMatchObject([
      {
        state: 'creating',
        ip4: [
          { ip: '198.18.0.0', interface: 'eth0' },
          { ip: '198.18.0.1', interface: 'eth0' },
        ],
      },
    ])
  })

  it('are one where no number is given, and none where none is wanted', () => {
    const vmmanager = testVmmanager()
    vmmanager.createHost()
    vmmanager.createHost({ ipv4_number: 0 })
    vmmanager.nowMs = creationMs
    const counts = vmmanager.list('/vm/v3/host').map(({ ip4 }) => (ip4 as readonly unknown[]).length)
    expect(counts).toEqual([1, 0])
    const added = vmmanager.facts.filter((fact) => fact.type === 'host' && fact.change === 'address-added')
    expect(added).toMatchObject([{ host: 1 }])
  })

  it('may come from the pools that were named', () => {
    const vmmanager = testVmmanager()
    vmmanager.createHost({ ipv4_pool: [1, 7] })
    expect(usedAddresses(vmmanager)).toBe('1')
  })

  it('run out, and go to the next machine when one is deleted', () => {
    const vmmanager = testVmmanager({ settings: { addresses: 2 } })
    const first = vmmanager.createHost()
    vmmanager.createHost()
    expect(refusal(vmmanager, {})).toMatchObject({ error: { code: 3082 } })
    vmmanager.delete(`/vm/v3/host/${first.id}`)
    expect(refusal(vmmanager, {})).toMatchObject({ error: { code: 3082 } })
    vmmanager.nowMs = 6000
    vmmanager.createHost()
    expect(usedAddresses(vmmanager)).toBe('2')
  })
})
