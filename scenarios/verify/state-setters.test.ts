import { afterAll, beforeEach, describe, expect, it } from 'vitest'
import { type ProviderStateName, providerStates } from '../../contracts/pacts/provider-states.ts'
import { WallClock } from '../../simulators/clock/wall-clock.ts'
import { beginInteraction } from './around-interaction.ts'
import { simulatedVerifyTarget } from './simulated-verify-target.ts'
import { createStage } from './stage.ts'
import { type StateParams, type StateValues, setState } from './state-setters.ts'
import type { UnknownItem } from '../../simulators/client/outcome.ts'

const target = await simulatedVerifyTarget({ dialect: '2024.03', seed: 3 })
const clock = new WallClock()
const stage = createStage(target, clock)

beforeEach(async () => {
  await beginInteraction(stage)
})
afterAll(async () => {
  clock.stop()
  await target[Symbol.asyncDispose]()
})

async function set(name: ProviderStateName, params: StateParams = {}): Promise<StateValues> {
  const result = await setState(stage, name, params)
  if (result.kind !== 'set') throw new Error(result.reason)
  return result.values
}

async function read(path: string, query = ''): Promise<UnknownItem> {
  const result = await stage.client.call({ method: 'GET', path, query })
  return result.kind === 'ok' ? result.body : { refused: result }
}

async function list(path: string, query = ''): Promise<readonly UnknownItem[]> {
  return (await read(path, query))['list'] as readonly UnknownItem[]
}

const task = async (id: unknown): Promise<readonly unknown[]> => {
  const [found] = await list('/vm/v3/task', `where=${encodeURIComponent(`(consul_id EQ '${String(id)}')`)}`)
  return [found?.['name'], found?.['status']]
}

describe.each(Object.entries(providerStates))('the state "%s"', (name, { gives }) => {
  it('gives what the catalogue says, and nothing else', async () => {
    const values = await set(name as ProviderStateName)
    expect(Object.keys(values).toSorted()).toEqual(Object.keys(gives).toSorted())
  })
})

describe('states are as they say:', () => {
  it('a machine runs, or is stopped', async () => {
    const { host, name, disk, address } = await set('a machine runs')
    const [machine] = await list('/vm/v3/host')
    expect(machine).toMatchObject({ id: host, name, state: 'active', disk: { id: disk } })
    expect(await list(`/vm/v3/host/${String(host)}/ipv4`)).toMatchObject([{ id: address }])
    await set('a machine is stopped')
    expect(await list('/vm/v3/host')).toMatchObject([{ id: host, state: 'stopped' }])
  })

  it('a machine has one address, whatever was done to it before', async () => {
    const { host } = await set('a machine runs')
    await set('a task is complete', { name: 'ip_change' })
    await set('a machine runs')
    expect(await list(`/vm/v3/host/${String(host)}/ipv4`)).toHaveLength(1)
  })

  it('a machine is gone', async () => {
    const { host, task: deletion } = await set('a machine is gone')
    expect(await list('/vm/v3/host')).toEqual([])
    expect(await read(`/vm/v3/host/${String(host)}`)).toMatchObject({ refused: { status: 404 } })
    expect(await task(deletion)).toEqual(['host_delete', 'complete'])
  })

  it.each([
    'host_create',
    'host_delete',
    'host_start',
    'host_stop',
    'host_change_params',
    'disk_resize',
    'ip_change',
    'host_reinstall',
  ])('a task %s is complete', async (name) => {
    const values = await set('a task is complete', { name })
    expect(await task(values['task'])).toEqual([name, 'complete'])
  })

  it('two tasks are complete', async () => {
    const { first, second } = await set('two tasks are complete')
    expect(first).not.toBe(second)
    expect([await task(first), await task(second)].map(([, status]) => status)).toEqual([
      'complete',
      'complete',
    ])
  })

  it('a creation goes on, or has failed', async () => {
    expect((await task((await set('the creation of a machine goes on'))['task']))[1]).toMatch(
      /created|running/,
    )
    await beginInteraction(stage)
    expect(await task((await set('the creation of a machine has failed'))['task'])).toEqual([
      'host_create',
      'failed',
    ])
  })

  it('a client may have two virtual networks', async () => {
    const { account } = await set('a client may have virtual networks')
    const limits = await read(`/vm/v3/user_limits/account/${String(account)}`)
    expect(limits).toMatchObject({ vxlan_count_total: 2 })
  })

  it('an account is there, and an e-mail is free', async () => {
    const { email, account } = await set('a client has an account')
    const accounts = await list('/vm/v3/account')
    expect(accounts).toContainEqual(expect.objectContaining({ id: account, email, roles: ['@user'] }))
    const free = await set('no account has the e-mail')
    expect(accounts.map((each) => each['email'])).not.toContain(free['email'])
  })

  it('machines can be made of what is asked for', async () => {
    const wanted = { os: 'ISPsystem__Ubuntu-24.04-x86_64', preset: 'large' }
    expect(await set('machines can be made', wanted)).toEqual({ cluster: 1, os: 2, preset: 3 })
  })

  it('an address has the reverse name that is asked for', async () => {
    const { host } = await set('an address has the reverse name', { domain: 'mail.example.com' })
    const addresses = await list(`/vm/v3/host/${String(host)}/ipv4`)
    expect(addresses).toMatchObject([{ domain: 'mail.example.com' }])
  })
})

describe('a state that nobody can bring about', () => {
  it.each([
    [
      'machines can be made',
      { os: 'ISPsystem__Plan-9' },
      'machines can be made: it has no such operating system',
    ],
    ['a task is complete', { name: 'host_fly' }, 'a task is complete: no way to a task host_fly is known'],
    [
      'the moon is full',
      {},
      'nobody knows the state "the moon is full"; docs/provider-states.md lists those that are known',
    ],
    ['A machine runs', {}, 'nobody knows the state "A machine runs"; did it mean "a machine runs"?'],
    ['toString', {}, 'nobody knows the state "toString"; docs/provider-states.md lists those that are known'],
  ])('is told with its reason: %s %j', async (name, params, reason) => {
    expect(await setState(stage, name, params)).toEqual({ kind: 'unsettable', reason })
  })

  it.each(Object.entries(providerStates).filter(([, { onlySimulated }]) => onlySimulated !== undefined))(
    'is one of those for the simulator alone: %s',
    async (name, { onlySimulated }) => {
      const { simulation: _, ...real } = target
      const result = await setState({ ...stage, target: real }, name, {})
      expect(result).toEqual({ kind: 'unsettable', reason: `${name}: on a real VMmanager ${onlySimulated}` })
    },
  )
})

describe('interactions', () => {
  it('find nothing of what another has left in the simulator', async () => {
    await set('a machine runs')
    await beginInteraction(stage)
    expect(await list('/vm/v3/host')).toEqual([])
    expect(stage.scene).toMatchObject({ names: 0 })
  })

  it('find no fault that was armed for another', async () => {
    await set('the creation of a machine has failed')
    await beginInteraction(stage)
    await expect(set('a machine runs')).resolves.toMatchObject({ host: 1 })
  })
})
