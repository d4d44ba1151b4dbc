import { describe, expect, it } from 'vitest'
import { type TestVmmanager, creationMs, testVmmanager } from './fixtures/test-vmmanager.ts'
import { firstAdministrator } from './world/inventory.ts'
import type { UnknownItem } from '../client/outcome.ts'

const { email: adminEmail } = firstAdministrator

/** What a client sees who looks for the key `error` alone and indexes the first element unguarded. */
function first(vmmanager: TestVmmanager, target: string): UnknownItem {
  const { body } = vmmanager.get(target)
  if ((body as UnknownItem)['error'] !== undefined) throw new Error(JSON.stringify(body))
  return (body as { readonly list: readonly [UnknownItem] }).list[0]
}

function created(
  vmmanager: TestVmmanager,
  body: UnknownItem,
): { readonly id: number; readonly task: number } {
  const answer = vmmanager.post('/vm/v3/host', body)
  expect(answer.status).toBe(200)
  return answer.body as { readonly id: number; readonly task: number }
}

describe('dev-huzaki/whmcs-vmmanager6', () => {
  const order = {
    name: 'cont42',
    password: 'secret',
    cluster: 1,
    os: 1,
    cpu_number: 2,
    ram_mib: 2048,
    hdd_mib: 20_480,
    ipv4_number: 1,
    ipv6_enabled: false,
    domain: 'shop.example.com',
    net_bandwidth_mbitps: 100,
  }

  it('checks its own role, makes the client, orders, waits for the task and reads the address', () => {
    const vmmanager = testVmmanager()
    expect(first(vmmanager, `/vm/v3/account?where=(email+EQ+'${adminEmail}')`)['roles']).toContain('@admin')
    expect(vmmanager.list("/vm/v3/account?where=(email+EQ+'client@example.com')")).toEqual([])
    const client = { email: 'client@example.com', password: 'pass', role: '@user' }
    const { id: account } = vmmanager.post('/vm/v3/account', client).body as { readonly id: number }
    expect(first(vmmanager, "/vm/v3/account?where=(email+EQ+'client@example.com')")['id']).toBe(account)

    const { id, task } = created(vmmanager, { ...order, account, ipv4_pool: [1], ipv6_prefix: 64 })
    const status = (): unknown =>
      first(vmmanager, `/vm/v3/task?where=((consul_id+EQ+'${task}')+AND+(name+EQ+'host_create'))`)['status']
    expect(status()).toBe('created')
    vmmanager.nowMs = creationMs - 1
    expect(status()).toBe('running')
    vmmanager.nowMs = creationMs
    expect(status()).toBe('complete')
    expect(first(vmmanager, `/vm/v3/host?where=(id+EQ+'${id}')`)).toMatchObject({
      state: 'active',
      ip4: [{ ip: '198.18.0.0' }],
      domain: 'shop.example.com',
      os: { id: 1 },
    })
  })

  it('sees the failure of a task, which it compares with `fail` alone, in the older dialect', () => {
    const faults = [{ fault: 'task-fails', stage: 'os-install', times: 1 }] as const
    const vmmanager = testVmmanager({ settings: { dialect: '2023' }, faults })
    const { task } = created(vmmanager, order)
    vmmanager.nowMs = creationMs
    const target = `/vm/v3/task?where=((consul_id+EQ+'${task}')+AND+(name+EQ+'host_create'))`
    expect(first(vmmanager, target)['status']).toBe('fail')
  })

  it('asks for several tasks in one query', () => {
    const vmmanager = testVmmanager()
    const tasks = [1, 2, 3].map(() => created(vmmanager, order).task)
    const condition = tasks.slice(1).map((task) => `(consul_id+EQ+'${task}')`)
    const found = vmmanager.list(`/vm/v3/task?where=(${condition.join('+OR+')})`)
    expect(found.map((task) => task['consul_id'])).toEqual(tasks.slice(1))
  })

  it('sends its token in two headers and a cookie at once', () => {
    const vmmanager = testVmmanager()
    const headers = {
      'isp-session': vmmanager.token,
      'x-xsrf-token': vmmanager.token,
      cookie: `ses6=${vmmanager.token}`,
    }
    expect(vmmanager.send('GET', '/vm/v3/host', { headers }).response.status).toBe(200)
  })
})

describe('usaafko/vmmanager6-api-go and its Terraform provider', () => {
  const defaults = {
    name: 'tf-vm',
    domain: 'tf.example.com',
    password: 'secret',
    cluster: 1,
    account: 3,
    os: 2,
    cpu_number: 1,
    ram_mib: 512,
    hdd_mib: 6000,
    cpu_mode: 'default',
    anti_spoofing: true,
    send_email_mode: 'default',
    custom_interfaces: [{ model: 'virtio', bridge: 'vmbr0', is_main_network: true, ip_count: 1, ippool: 1 }],
    recipe_list: [{ recipe: 1, recipe_params: [{ name: 'a', value: 'b' }] }],
    vxlan: [],
  }

  it('decodes the id of the login as a string', () => {
    const { response } = testVmmanager().send('POST', '/auth/v4/public/token', {
      headers: {},
      body: firstAdministrator,
    })
    expect(typeof (response.body as UnknownItem)['id']).toBe('string')
  })

  it('creates from its defaults and takes the first task found by a bare number for granted', () => {
    const vmmanager = testVmmanager()
    vmmanager.post('/vm/v3/recipe', { name: 'lamp' })
    const { id, task } = created(vmmanager, defaults)
    for (const target of [
      `/vm/v3/task?where=consul_id+EQ+${task}`,
      `/vm/v3/task?where=(consul_id%20EQ%20${task})`,
      `/vm/v3/task?where=(consul_id+EQ+${task})+AND+(name+EQ+'host_create')`,
    ]) {
      expect(first(vmmanager, target)).toMatchObject({ consul_id: task, status: 'created' })
    }
    vmmanager.nowMs = creationMs
    expect(first(vmmanager, `/vm/v3/host?where=id+EQ+${id}`)).toMatchObject({
      state: 'active',
      ip4: [{ ip: '198.18.0.0' }],
      cluster: { datacenter_type: 'common', virtualization_type: 'kvm' },
    })
  })

  it('searches by a part of a name without per cent signs', () => {
    const vmmanager = testVmmanager()
    vmmanager.post('/vm/v3/recipe', { name: 'lamp' })
    const { id } = created(vmmanager, defaults)
    expect(first(vmmanager, "/vm/v3/host?where=(name+CP+'tf')+AND+(account.id+EQ+3)")['id']).toBe(id)
    expect(first(vmmanager, "/vm/v3/account?where=email+CP+'admin'")['id']).toBe(3)
    expect(first(vmmanager, '/vm/v3/account?where=id+EQ+3')['email']).toBe(adminEmail)
  })

  it('deletes and follows the task', () => {
    const vmmanager = testVmmanager()
    vmmanager.post('/vm/v3/recipe', { name: 'lamp' })
    const { id } = created(vmmanager, defaults)
    const { task } = vmmanager.delete(`/vm/v3/host/${id}`).body as { readonly task: number }
    expect(first(vmmanager, `/vm/v3/task?where=consul_id+EQ+${task}`)['name']).toBe('host_delete')
    vmmanager.nowMs = 6000
    expect(first(vmmanager, `/vm/v3/task?where=consul_id+EQ+${task}`)['status']).toBe('complete')
    expect(vmmanager.list(`/vm/v3/host?where=id+EQ+${id}`)).toEqual([])
  })
})

describe('pavelfrolovvvvv1234-debug/sephora_bot', () => {
  it('creates without cluster, account, domain or node and finds its machine in the list', () => {
    const vmmanager = testVmmanager()
    const { id } = created(vmmanager, {
      name: 'vm-1',
      password: 'secret',
      cpu_number: 1,
      ram_mib: 1024,
      net_in_mbitps: 100,
      net_out_mbitps: 100,
      os: 1,
      comment: 'order 1',
      hdd_mib: 10_240,
      ipv4_number: 1,
    })
    expect(vmmanager.list('/vm/v3/host')).toMatchObject([
      { id, state: 'creating', comment: 'order 1', account: { id: 3 }, cluster: { id: 1 } },
    ])
  })

  it('logs in again when the envelope has code 1000', () => {
    const vmmanager = testVmmanager()
    vmmanager.nowMs = 3_600_001
    expect(vmmanager.get('/vm/v3/host').body).toMatchObject({ error: { code: 1000 } })
  })
})

describe('usaafko/vmmanager6_backup and _p2p_migration', () => {
  it('restores into a machine of a preset with disks of its own, and polls its state every 5 s', () => {
    const vmmanager = testVmmanager()
    const headers = { 'x-xsrf-token': vmmanager.token, ses6: vmmanager.token }
    const { response } = vmmanager.send('POST', '/vm/v3/host', {
      headers,
      body: {
        name: 'restored',
        password: 'secret',
        cluster: 1,
        account: 3,
        preset: 1,
        os: 1,
        disks: [{ size_mib: 12_288, boot_order: 1, storage: 1, tags: [] }],
        send_email_mode: 'default',
        custom_interfaces: [{ model: 'virtio', is_main_network: true, bridge: null, ip_count: 1, ippool: 1 }],
      },
    })
    const { id } = response.body as { readonly id: number }
    const states: unknown[] = []
    for (let polls = 0; polls < 4 && states.at(-1) !== 'active'; polls++) {
      states.push(
        (vmmanager.send('GET', `/vm/v3/host/${id}`, { headers }).response.body as UnknownItem)['state'],
      )
      vmmanager.nowMs += 5000
    }
    expect(states).toEqual(['creating', 'creating', 'active'])
    expect(vmmanager.list('/vm/v3/host')).toMatchObject([{ disk: { disk_mib: 12_288 } }])
  })
})

describe('others', () => {
  it('zabbix/community-templates counts failed tasks by `size` and reads their times', () => {
    const faults = [{ fault: 'task-fails', stage: 'disk', times: 1 }] as const
    const vmmanager = testVmmanager({ faults })
    vmmanager.createHost()
    vmmanager.createHost()
    vmmanager.nowMs = 5000
    expect(vmmanager.get("/vm/v3/task?where=(status%20EQ%20'failed')&limit=0,1").body).toMatchObject({
      size: 1,
      list: [{ waiting_time: 1, running_time: 2 }],
    })
    expect(vmmanager.get("/vm/v3/task?where=(status%20EQ%20'running')").body).toMatchObject({ size: 1 })
  })

  it('DenisKoleda/vm-balancer reads all machines without a limit', () => {
    const vmmanager = testVmmanager()
    for (let count = 0; count < 600; count++) vmmanager.createHost()
    expect(vmmanager.list('/vm/v3/host')).toHaveLength(600)
  })

  it('MOIS3Y/aiovmmanager leaves plus, quote and parentheses unencoded', () => {
    const vmmanager = testVmmanager()
    const { task } = vmmanager.createHost()
    expect(first(vmmanager, `/vm/v3/task?where=(consul_id+EQ+${task})`)['name']).toBe('host_create')
    expect(first(vmmanager, "/vm/v3/os?where=(name+EQ+'Debian-12-x86_64')")['id']).toBe(1)
  })

  it('a browser script sorts and takes the first 512', () => {
    const vmmanager = testVmmanager()
    vmmanager.createHost({ name: 'b' })
    vmmanager.createHost({ name: 'a' })
    const sorted = vmmanager.list('/vm/v3/host?orderby=name+asc&limit=0,512')
    expect(sorted.map(({ name }) => name)).toEqual(['a', 'b'])
  })
})
