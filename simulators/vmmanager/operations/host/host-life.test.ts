import { beforeEach, describe, expect, it } from 'vitest'
import type { ExchangeResponse } from '../../../../contracts/exchange/exchange.ts'
import { type TestVmmanager, creationMs, testVmmanager } from '../../fixtures/test-vmmanager.ts'
import type { UnknownItem } from '../../../client/outcome.ts'

const queuedMs = 1000
const powerMs = 6000
const changeMs = 7000
let vmmanager: TestVmmanager

beforeEach(() => {
  vmmanager = testVmmanager({ settings: { addresses: 4 } })
  vmmanager.createHost({ ram_mib: 1024, cpu_number: 2, hdd_mib: 10_240 })
  vmmanager.nowMs = creationMs
})

const host = (): UnknownItem => vmmanager.list('/vm/v3/host')[0] ?? {}
const bodyOf = ({ body }: ExchangeResponse): UnknownItem => body as UnknownItem
const act = (action: string, body: unknown = {}): ExchangeResponse =>
  vmmanager.post(`/vm/v3/host/1/${action}`, body)
const errorOf = (response: ExchangeResponse): unknown => [
  response.status,
  (bodyOf(response)['error'] as UnknownItem)['code'],
]

function task(consulId: unknown): readonly unknown[] {
  const [found] = vmmanager.list(`/vm/v3/task?where=consul_id EQ ${String(consulId)}`)
  return [found?.['name'], found?.['status']]
}

describe('starting and stopping', () => {
  it('changes the state when the task ends, not before', () => {
    const stop = bodyOf(act('stop'))['task']
    vmmanager.nowMs += queuedMs + powerMs - 1
    expect([host()['state'], task(stop)]).toEqual(['active', ['host_stop', 'running']])
    vmmanager.nowMs += 1
    expect([host()['state'], task(stop)]).toEqual(['stopped', ['host_stop', 'complete']])
    const start = bodyOf(act('start', { host_id: 1 }))['task']
    vmmanager.nowMs += queuedMs + powerMs
    expect([host()['state'], task(start)]).toEqual(['active', ['host_start', 'complete']])
  })

  it('restarts by a stop and then a start, which clients follow by start_task', () => {
    const { task: stop, start_task: start } = bodyOf(act('restart'))
    vmmanager.nowMs += queuedMs + powerMs
    expect([host()['state'], task(stop), task(start)]).toEqual([
      'stopped',
      ['host_stop', 'complete'],
      ['host_start', 'running'],
    ])
    vmmanager.nowMs += powerMs
    expect([host()['state'], task(start)]).toEqual(['active', ['host_start', 'complete']])
  })

  it('is told as it truly happens', () => {
    act('restart')
    vmmanager.nowMs += 60_000
    vmmanager.get('/vm/v3/host')
    expect(vmmanager.facts.filter(({ type }) => type === 'host').slice(-2)).toMatchObject([
      { change: 'stopped', atMs: creationMs + queuedMs + powerMs },
      { change: 'started', atMs: creationMs + queuedMs + 2 * powerMs },
    ])
  })
})

describe('tasks of one host', () => {
  it('run one after another in the order in which they were asked for', () => {
    const tasks = [act('stop'), act('password', { password: 'x' }), act('start')].map(
      (answer) => bodyOf(answer)['task'],
    )
    const statuses = (): readonly unknown[] => tasks.map((id) => task(id)[1])
    vmmanager.nowMs += queuedMs
    expect(statuses()).toEqual(['running', 'created', 'created'])
    vmmanager.nowMs += powerMs
    expect(statuses()).toEqual(['complete', 'running', 'created'])
    vmmanager.nowMs += changeMs
    expect(statuses()).toEqual(['complete', 'complete', 'running'])
    vmmanager.nowMs += powerMs
    expect(statuses()).toEqual(['complete', 'complete', 'complete'])
  })

  it('wait for the creation too', () => {
    const { id } = vmmanager.createHost()
    const stop = bodyOf(vmmanager.post(`/vm/v3/host/${id}/stop`))['task']
    vmmanager.nowMs += creationMs
    expect(task(stop)).toEqual(['host_stop', 'running'])
  })

  it('do not hold those of another host', () => {
    const other = vmmanager.createHost()
    const stop = bodyOf(act('stop'))['task']
    vmmanager.nowMs += queuedMs + powerMs
    expect([task(stop)[1], task(other.task)[1]]).toEqual(['complete', 'running'])
  })

  it('are let through when the one before is aborted', () => {
    const stop = bodyOf(act('stop'))['task']
    const start = bodyOf(act('start'))['task']
    vmmanager.nowMs += queuedMs
    vmmanager.post(`/vm/v3/task/${String(stop)}/abort`)
    vmmanager.nowMs += powerMs
    expect([task(stop)[1], task(start)[1]]).toEqual(['aborted', 'complete'])
  })

  it('all end when the host is deleted', () => {
    const stop = bodyOf(act('stop'))['task']
    const start = bodyOf(act('start'))['task']
    vmmanager.delete('/vm/v3/host/1')
    vmmanager.nowMs += 60_000
    expect([task(stop)[1], task(start)[1], vmmanager.list('/vm/v3/host')]).toEqual(['aborted', 'aborted', []])
  })
})

describe('a machine whose making failed', () => {
  it('takes no orders but to be deleted', () => {
    vmmanager = testVmmanager({ faults: [{ fault: 'task-fails', stage: 'disk', times: 1 }] })
    vmmanager.createHost()
    vmmanager.nowMs = creationMs
    for (const action of ['start', 'stop', 'restart', 'reinstall', 'resource', 'ip']) {
      expect(errorOf(act(action))).toEqual([400, 3110])
    }
    expect(vmmanager.delete('/vm/v3/host/1').status).toBe(200)
  })
})

describe('changing resources of a running machine', () => {
  it('lets CPU and RAM grow', () => {
    const change = bodyOf(act('resource', { cpu_number: 4, ram_mib: 2048, net_bandwidth_mbitps: 100 }))[
      'task'
    ]
    vmmanager.nowMs += queuedMs + changeMs
    expect(task(change)).toEqual(['host_change_params', 'complete'])
    expect(host()).toMatchObject({ cpu_number: 4, ram_mib: 2048, net_in_mbitps: 100, net_out_mbitps: 100 })
  })

  it.each([
    ['fewer CPUs', { cpu_number: 1 }],
    ['less RAM', { ram_mib: 512 }],
    ['RAM in odd steps', { ram_mib: 1536 }],
    ['too many CPUs', { cpu_number: 241 }],
  ])('refuses %s, and changes nothing', (_, body) => {
    expect(errorOf(act('resource', body))).toEqual([400, 3110])
    vmmanager.nowMs += 60_000
    expect(host()).toMatchObject({ cpu_number: 2, ram_mib: 1024 })
  })

  it('defers what it cannot bear until it is stopped, where it is asked to', () => {
    const answer = bodyOf(act('resource', { ram_mib: 512, cpu_number: 1, defer: { action: 'host_stop' } }))
    expect(answer).not.toHaveProperty('task')
    expect(host()).toMatchObject({ ram_mib: 1024, ram_mib_new: 512, cpu_number: 2, cpu_number_new: 1 })
    act('restart')
    vmmanager.nowMs += 60_000
    expect(host()).toMatchObject({ state: 'active', ram_mib: 512, ram_mib_new: 512, cpu_number: 1 })
  })

  it('lets RAM grow sixteen times, then no more while it runs', () => {
    for (let time = 1; time <= 16; time++) {
      expect(act('resource', { ram_mib: 1024 + time * 1024 }).status).toBe(200)
      vmmanager.nowMs += 60_000
    }
    expect(errorOf(act('resource', { ram_mib: 18 * 1024 }))).toEqual([400, 3110])
    act('stop')
    vmmanager.nowMs += 60_000
    expect(act('resource', { ram_mib: 18 * 1024 }).status).toBe(200)
    vmmanager.nowMs += 60_000
    expect(host()['ram_mib']).toBe(18 * 1024)
  })

  it('makes a stopped machine smaller at once', () => {
    act('stop')
    vmmanager.nowMs += 60_000
    act('resource', { ram_mib: 512, cpu_number: 1 })
    vmmanager.nowMs += 60_000
    expect(host()).toMatchObject({ state: 'stopped', ram_mib: 512, cpu_number: 1 })
  })
})

describe('changing the disk', () => {
  const size = (sizeMib: number): UnknownItem => {
    const answer = bodyOf(vmmanager.post('/vm/v3/disk/1', { size_mib: sizeMib }))
    vmmanager.nowMs += 60_000
    return answer
  }
  const disk = (): unknown => (host()['disk'] as UnknownItem)['disk_mib']

  it('grows it by a task', () => {
    expect([task(size(20_480)['task']), disk()]).toEqual([['disk_resize', 'complete'], 20_480])
  })

  it('silently ignores a smaller size: no error, no task, the same disk', () => {
    expect([size(5120), disk()]).toEqual([{ id: 1 }, 10_240])
  })

  it('knows no other disks', () => {
    expect(errorOf(vmmanager.post('/vm/v3/disk/9', { size_mib: 1 }))).toEqual([404, 3080])
  })
})

describe('changing addresses', () => {
  const used = (): unknown => vmmanager.list('/vm/v3/ippool')[0]?.['using_ip']
  const count = (): number => vmmanager.list('/vm/v3/host/1/ipv4').length

  it('takes the number as a difference; new ones leave the pool at once and arrive with the task', () => {
    const change = bodyOf(act('ip', { ipv4_number: 2 }))['task']
    expect([used(), count()]).toEqual(['3', 1])
    vmmanager.nowMs += 60_000
    expect([task(change), used(), count()]).toEqual([['ip_change', 'complete'], '3', 3])
  })

  it('gives them back when the difference is negative, the youngest first', () => {
    const [first] = vmmanager.list('/vm/v3/host/1/ipv4')
    act('ip', { ipv4_number: 2 })
    act('ip', { ipv4_number: -1 })
    vmmanager.nowMs += 60_000
    expect([used(), count()]).toEqual(['2', 2])
    expect(vmmanager.list('/vm/v3/host/1/ipv4')[0]).toEqual(first)
  })

  it('refuses more than the pool has and fewer than none, and takes nothing', () => {
    expect(act('ip', { ipv4_number: 4 }).status).toBe(400)
    expect(act('ip', { ipv4_number: -2 }).status).toBe(400)
    expect([used(), count()]).toEqual(['1', 1])
  })

  it('gives back what a failed change had taken', () => {
    vmmanager = testVmmanager({ settings: { addresses: 4 } })
    vmmanager.createHost()
    vmmanager.nowMs = creationMs
    const change = bodyOf(act('ip', { ipv4_number: 2 }))['task']
    vmmanager.post(`/vm/v3/task/${String(change)}/abort`)
    expect([used(), count()]).toEqual(['1', 1])
  })
})

describe('reinstalling', () => {
  it('is answered like a creation, and changes the system when the task ends', () => {
    const answer = bodyOf(act('reinstall', { os: 2, password: 'new' }))
    expect(answer).toMatchObject({ id: 1, recipe_task_list: [] })
    vmmanager.nowMs += 60_000
    expect([task(answer['task']), host()['os']]).toEqual([['host_reinstall', 'complete'], { id: 2 }])
  })

  it('refuses a system that is not there', () => {
    expect(errorOf(act('reinstall', { os: 99 }))).toEqual([400, 3083])
  })
})

describe('editing', () => {
  it('changes name and comment at once, and finds the machine by its new name only', () => {
    vmmanager.post('/vm/v3/host/1', { name: 'renamed', comment: 'mine' })
    expect(vmmanager.list("/vm/v3/host?where=name EQ 'renamed'")).toMatchObject([{ id: 1, comment: 'mine' }])
    expect(vmmanager.list("/vm/v3/host?where=name EQ 'vm'")).toEqual([])
  })

  it('refuses unknown properties with 3008', () => {
    expect(errorOf(vmmanager.post('/vm/v3/host/1', { firewall_rules: [] }))).toEqual([400, 3008])
  })

  it('gives the machine another owner', () => {
    const { id } = bodyOf(
      vmmanager.post('/vm/v3/account', { email: 'a@example.com', password: 'x', role: '@user' }),
    )
    act('account', { account: id })
    expect(host()['account']).toEqual({ id, email: 'a@example.com' })
    expect(vmmanager.list(`/vm/v3/account?where=id EQ ${String(id)}`)).toMatchObject([{ host_ids: [1] }])
    expect(errorOf(act('account', { account: 99 }))).toEqual([404, 3080])
  })

  it('keeps the new password nowhere', () => {
    act('password', { password: 'hush-hush' })
    vmmanager.nowMs += 60_000
    expect(JSON.stringify([...vmmanager.world.hosts.all(), ...vmmanager.world.tasks.all()])).not.toContain(
      'hush-hush',
    )
  })
})

describe('reading about one machine', () => {
  it('tells its addresses, which can be searched', () => {
    const [address] = vmmanager.list('/vm/v3/host/1/ipv4')
    expect(address).toMatchObject({ ippool: 1, host: { id: 1 } })
    expect(vmmanager.list(`/vm/v3/host/1/ipv4?where=(id EQ ${String(address?.['id'])})`)).toEqual([address])
  })

  it('tells what backup tools read from its metadata', () => {
    expect(bodyOf(vmmanager.get('/vm/v3/host/1/metadata'))['metadata']).toMatchObject({
      id: 1,
      internal_name: '1_vm',
      base_resources: { cpu_number: 2, ram_mib: 1024 },
      disks: [{ size_mib: 10_240 }],
      ipv4: [{ ippool_id: 1 }],
    })
  })

  it('tells its tasks, the newest first, each usable as a task', () => {
    act('stop')
    const { list } = bodyOf(vmmanager.get('/vm/v3/host/1/history')) as {
      readonly list: readonly UnknownItem[]
    }
    expect(list).toMatchObject([
      { name: 'host_stop', state: 'running' },
      { name: 'host_create', state: 'complete' },
    ])
    const { task } = bodyOf(vmmanager.get(`/vm/v3/task/${String(list[0]?.['task'])}`)) as {
      readonly task: UnknownItem
    }
    expect(task).toMatchObject({ name: 'host_stop', status: 'created' })
  })

  it.each(['', '/metadata', '/history', '/ipv4', '/ipv6'])('says that another is not there: %s', (part) => {
    expect(errorOf(vmmanager.get(`/vm/v3/host/9${part}`))).toEqual([404, 3080])
    expect(errorOf(vmmanager.get('/vm/v3/task/99'))).toEqual([404, 3080])
  })
})
