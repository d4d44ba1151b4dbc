import { describe, expect, it } from 'vitest'
import { VmmanagerApi } from '../../../../simulators/client/vmmanager-api.ts'
import { VmmanagerClient } from '../../../../simulators/client/vmmanager-client.ts'
import { VirtualClock } from '../../../../simulators/clock/virtual-clock.ts'
import { Faults } from '../../../../simulators/faults/faults.ts'
import { pretendedList, withItems } from '../../../../simulators/quirks/wire.ts'
import type { Fault } from '../../../../simulators/faults/fault.ts'
import { type Transport, inProcessTransport } from '../../../../simulators/transport/transport.ts'
import { makeWorld } from '../../../../simulators/vmmanager/make-world.ts'
import { startVmmanager } from '../../../../simulators/vmmanager/simulated-vmmanager.ts'
import type { World } from '../../../../simulators/vmmanager/world/world.ts'
import { defaultWorldSettings } from '../../../../simulators/vmmanager/world/world-settings.ts'
import { type Ledger, ledgerOver } from '../ledger/ledger-over.ts'
import { type Swept, sweep } from './sweep.ts'
import { firstAdministrator } from '../../../../simulators/vmmanager/world/inventory.ts'
import type { Intent } from '../ledger/read-ledger.ts'

const run = 'vmh-1-ab'

interface Stand {
  readonly world: World
  readonly ledger: Ledger
  readonly api: VmmanagerApi
  readonly clock: VirtualClock
  readonly calls: string[]
  readonly sweep: () => Promise<Swept>
  /** Makes a machine in VMmanager that no ledger knows of. */
  readonly make: (name: string, email?: string) => Promise<number>
}

function stand(
  faults: readonly Fault[] = [],
  lose: (call: string) => boolean = () => false,
  empty: (call: string) => boolean = () => false,
  shown: (id: unknown) => unknown = (id) => id,
): Stand {
  const clock = new VirtualClock()
  const world = makeWorld(defaultWorldSettings, new Faults(faults, 1), () => {})
  const inner = inProcessTransport(startVmmanager(world, clock))
  const calls: string[] = []
  const transport: Transport = async (request) => {
    const call = `${request.method} ${request.path}`
    if (request.method === 'DELETE') calls.push(call)
    const delivery = await inner(request)
    if (lose(call)) return { failure: { code: 'reset', sent: true } }
    if (empty(call)) return pretendedList()
    return request.method === 'GET'
      ? withItems(delivery, (item) => ({ ...item, id: shown(item['id']) }))
      : delivery
  }
  const client = new VmmanagerClient({
    transport,
    clock,
    credentials: firstAdministrator,
    retry: { pauseMs: 100, limitMs: 1000 },
    authVersion: 'v4',
    tell: () => {},
  })
  const api = new VmmanagerApi(client)
  const today = (): number => clock.nowMs()
  const state = { owned: [], tornLines: 0 }
  const ledger = ledgerOver({ path: '', state, today, append: () => {}, close: () => {} })
  const broom = { api, ledger, clock, today, pollMs: 1000, answerMs: 5000, limitMs: 600_000, prefix: 'vmh' }
  return {
    world,
    ledger,
    api,
    clock,
    calls,
    sweep: () => sweep({ ...broom, things: ledger.owned() }),
    make: async (name, email = 'vmh+1-ab.bob@example.test') => {
      const found = await api.findAccount(email)
      const known = found !== undefined && 'id' in found ? Number(found['id']) : undefined
      const account = known ?? (await api.createAccount({ email, password: 'aA1aA1aA1', role: '@user' }))
      const request = { name, account: Number(account), cluster: 1, os: 1, preset: 1, password: 'aA1aA1aA1' }
      const made = await api.createHost(request)
      if ('trouble' in made) throw new Error(JSON.stringify(made))
      return made.host
    },
  }
}

const intent = (name: string, kind: Intent['kind'] = 'host'): Intent => ({
  kind,
  name,
  run,
  target: 'staging',
  url: 'https://vm.example.com',
  ramMib: 1024,
})
const email = 'vmh+1-ab.bob@example.test'

describe('cleaning up', () => {
  it('removes machines and then their accounts, and forgets them', async () => {
    const { ledger, make, sweep, world } = stand()
    ledger.made(ledger.intend(intent(`${run}-one`)), await make(`${run}-one`))
    ledger.intend(intent(email, 'account'))
    expect(await sweep()).toEqual({ hosts: 1, accounts: 1, left: [] })
    expect([world.hosts.size, world.accounts.size, ledger.owned()]).toEqual([0, 1, []])
  })

  it('finds by its name what was made and never told', async () => {
    const { ledger, make, sweep, world } = stand()
    await make(`${run}-one`)
    ledger.intend(intent(`${run}-one`))
    expect(await sweep()).toMatchObject({ hosts: 1, left: [] })
    expect(world.hosts.size).toBe(0)
  })

  it('removes every machine of one name, where each try has made one', async () => {
    const { ledger, make, sweep, world } = stand()
    await make(`${run}-one`)
    await make(`${run}-one`)
    ledger.intend(intent(`${run}-one`))
    ledger.intend(intent(`${run}-one`))
    expect(await sweep()).toMatchObject({ hosts: 2, left: [] })
    expect(world.hosts.size).toBe(0)
  })

  it('waits for a request that may still arrive', async () => {
    const { ledger, make, sweep, world, clock } = stand()
    ledger.intend(intent(`${run}-late`))
    const swept = sweep()
    await clock.sleep(3000)
    await make(`${run}-late`)
    expect(await swept).toMatchObject({ hosts: 1, left: [] })
    expect(world.hosts.size).toBe(0)
  })

  it('does not wait for what never came', async () => {
    const { ledger, sweep, clock } = stand()
    ledger.intend(intent(`${run}-never`))
    expect(await sweep()).toEqual({ hosts: 0, accounts: 0, left: [] })
    expect(clock.nowMs()).toBeLessThan(10_000)
    expect(ledger.owned()).toEqual([])
  })

  it('finds a machine that was renamed', async () => {
    const { ledger, make, sweep, world, api } = stand()
    const host = await make(`${run}-one`)
    ledger.made(ledger.intend(intent(`${run}-one`)), host)
    const [machine] = world.hosts.all()
    if (machine !== undefined) machine.name = `${run}-renamed-1`
    expect(await sweep()).toMatchObject({ hosts: 1 })
    expect(await api.hosts()).toEqual([])
  })

  it('leaves alone whose id is ours and whose name is not, names it, and keeps it in the ledger', async () => {
    const { ledger, make, sweep, world, calls } = stand()
    ledger.made(ledger.intend(intent(`${run}-one`)), await make('theirs', 'stranger@example.com'))
    ledger.made(ledger.intend(intent(email, 'account')), 4)
    expect(await sweep()).toEqual({
      hosts: 0,
      accounts: 0,
      left: [
        { kind: 'host', name: `${run}-one`, id: 1, reason: 'other-name', seen: 'theirs' },
        { kind: 'account', name: email, id: 4, reason: 'machine-left' },
      ],
    })
    expect([world.hosts.size, world.accounts.size, calls]).toEqual([1, 2, []])
    expect(ledger.owned()).toHaveLength(2)
  })

  it('leaves a machine alone that has another owner by now', async () => {
    const { ledger, make, sweep, world, calls } = stand()
    ledger.made(ledger.intend(intent(`${run}-one`)), await make(`${run}-one`, 'stranger@example.com'))
    expect(await sweep()).toMatchObject({ left: [{ reason: 'other-owner', seen: 'stranger@example.com' }] })
    expect([world.hosts.size, calls]).toEqual([1, []])
  })

  it('does not remove the owner of a machine that was renamed before anybody knew its id', async () => {
    const { ledger, make, sweep, world, calls } = stand()
    await make('renamed', email)
    ledger.intend(intent(`${run}-one`))
    ledger.intend(intent(email, 'account'))
    expect(await sweep()).toMatchObject({ left: [{ name: email, reason: 'machine-left' }] })
    expect([world.hosts.size, world.accounts.size, calls]).toEqual([1, 2, []])
  })

  it.each([
    ['another prefix', { run: 'prod-1-ab', name: 'prod-1-ab-db' }],
    ['no run', { run: 'vmh', name: 'vmh-db' }],
    ['a name without its run', { run, name: 'db' }],
    ['nothing but its run', { run, name: `${run}-` }],
  ])('touches nothing that no run can have made, whatever stands in the ledger: %s', async (_, forged) => {
    const { ledger, make, sweep, world, calls } = stand()
    ledger.made(ledger.intend({ ...intent('x'), ...forged }), await make(forged.name))
    expect(await sweep()).toMatchObject({ left: [{ name: forged.name, reason: 'not-our-shape' }] })
    expect([world.hosts.size, calls, ledger.owned().length]).toEqual([1, [], 1])
  })

  it.each(['GET /vm/v3/host', 'GET /vm/v3/account'])(
    'does not take one empty answer for the truth: %s',
    async (call) => {
      let lies = 0
      const { ledger, make, sweep, world } = stand(
        [],
        () => false,
        (asked) => asked === call && lies++ === 0,
      )
      ledger.made(ledger.intend(intent(`${run}-one`)), await make(`${run}-one`))
      ledger.intend({ ...intent(email, 'account') })
      lies = 0
      expect(await sweep()).toEqual({ hosts: 1, accounts: 1, left: [] })
      expect([world.hosts.size, world.accounts.size]).toEqual([0, 1])
    },
  )

  it('knows an id that is text', async () => {
    const { ledger, make, sweep, world } = stand(
      [],
      () => false,
      () => false,
      String,
    )
    ledger.made(ledger.intend(intent(`${run}-one`)), await make(`${run}-one`))
    expect(await sweep()).toMatchObject({ hosts: 1, left: [] })
    expect(world.hosts.size).toBe(0)
  })

  it('never removes an administrator, whatever the ledger says', async () => {
    const { ledger, sweep, world, calls, api } = stand()
    await api.createAccount({ email, password: 'aA1aA1aA1', role: '@admin' })
    ledger.intend(intent(email, 'account'))
    expect(await sweep()).toMatchObject({ left: [{ reason: 'other-role', seen: '@admin' }] })
    expect([world.accounts.size, calls]).toEqual([2, []])
  })

  it('goes on when the answer to a removal is lost', async () => {
    let losses = 0
    const { ledger, make, sweep, world } = stand([], (call) => call.startsWith('DELETE') && losses++ === 0)
    ledger.made(ledger.intend(intent(`${run}-one`)), await make(`${run}-one`))
    expect(await sweep()).toMatchObject({ hosts: 1, left: [] })
    expect(world.hosts.size).toBe(0)
  })

  it('asks again when the task of a removal fails', async () => {
    const { ledger, make, sweep, world, calls } = stand([{ fault: 'task-fails', stage: 'delete', times: 1 }])
    ledger.made(ledger.intend(intent(`${run}-one`)), await make(`${run}-one`))
    expect(await sweep()).toMatchObject({ hosts: 1, left: [] })
    expect([world.hosts.size, calls.length]).toEqual([0, 2])
  })

  it('gives up a target that cannot be reached any more, and keeps everything in the ledger', async () => {
    let isGone = false
    const { ledger, make, sweep, clock } = stand([], () => isGone)
    ledger.made(ledger.intend(intent(`${run}-one`)), await make(`${run}-one`))
    isGone = true
    expect(await sweep()).toMatchObject({ hosts: 0, left: [{ name: `${run}-one`, reason: 'unavailable' }] })
    expect([clock.nowMs() < 60_000, ledger.owned()]).toEqual([true, [expect.objectContaining({ id: 1 })]])
  })

  it('tells what it could not remove, and keeps it in the ledger', async () => {
    const { ledger, make, sweep } = stand([{ fault: 'task-fails', stage: 'delete' }])
    const host = await make(`${run}-one`)
    ledger.made(ledger.intend(intent(`${run}-one`)), host)
    ledger.intend(intent(email, 'account'))
    expect(await sweep()).toEqual({
      hosts: 0,
      accounts: 0,
      left: [
        { kind: 'host', name: `${run}-one`, id: host, reason: 'timeout' },
        { kind: 'account', name: email, reason: 'machine-left' },
      ],
    })
    expect(ledger.owned()).toHaveLength(2)
  })
})
