import { type ProviderStateName, providerStates } from '../../contracts/pacts/provider-states.ts'
import type { Simulation } from './verify-target.ts'
import { Unsettable, answered, mustBeDone, offerOf } from './offer.ts'
import { accountOf, addressOf, askedMachine, freeEmail, freeName, goneMachine, machineThat } from './props.ts'
import type { Stage } from './stage.ts'
import { endOf, followTask } from '../../simulators/client/follow-task.ts'
import {
  type MachineChange,
  addressChange,
  diskChange,
  reinstallation,
  resourceChange,
  starting,
  stopping,
} from '../../simulators/client/machine-changes.ts'
import { nearestName } from '../language/nearest-name.ts'

const mibMore = 1024

/** The changes that tasks of these names make. */
const changes: Readonly<Record<string, (stage: Stage) => Promise<MachineChange>>> = {
  host_start: async (stage) => starting((await machineThat(stage, 'stopped')).host),
  host_stop: async (stage) => stopping((await machineThat(stage, 'active')).host),
  host_change_params: async (stage) => {
    const { now } = await machineThat(stage, 'stopped')
    const { cpuNumber, ramMib } = now.size
    return resourceChange(now, { cpu_number: cpuNumber, ram_mib: ramMib + mibMore })
  },
  disk_resize: async (stage) => {
    const { now } = await machineThat(stage, 'stopped')
    return diskChange(now, now.size.diskMib + mibMore)
  },
  ip_change: async (stage) => {
    const { host, now } = await machineThat(stage, 'active')
    return addressChange(host, 1, now.size.addresses + 1)
  },
  host_reinstall: async (stage) => {
    const { host, name } = await machineThat(stage, 'active')
    const { os } = await offerOf(stage)
    const { password } = stage.target.identities.machine(name)
    return reinstallation(host, { os, password }, undefined)
  },
}

/** The consul id of a task of that name that has ended well. @throws Unsettable where no way to one is known */
async function completeTask(stage: Stage, name: string): Promise<number> {
  if (name === 'host_create') return (await machineThat(stage, 'active')).task
  if (name === 'host_delete') return (await goneMachine(stage)).task
  const changeBy = Object.hasOwn(changes, name) ? changes[name] : undefined
  if (changeBy === undefined) throw new Unsettable(`no way to a task ${name} is known`)
  const change = await changeBy(stage)
  const task = answered(`a task ${name}`, await change.ask(stage.follower.api))
  if (task === undefined) throw new Error(`a task ${name}: there is none`)
  mustBeDone(`a task ${name}`, await followTask(stage.follower, task, name))
  return task
}

/** What a pact asks of a state. */
export type StateParams = Readonly<Record<string, unknown>>

/** What stands in the place of a pact's examples. */
export type StateValues = Readonly<Record<string, string | number>>

/**
 * Brings a state about.
 *
 * @throws Unsettable where nobody can, and any other error where VMmanager has refused something
 */
export type SetState = (stage: Stage, params: StateParams) => Promise<StateValues>

/** How each state of the catalogue is brought about, by VMmanager's own API. */
export const stateSetters: Readonly<Record<ProviderStateName, SetState>> = {
  'an administrator may log in': ({ target }) => Promise.resolve({ ...target.credentials }),
  'an administrator has an account': ({ target }) => Promise.resolve({ email: target.credentials.email }),
  // Whoever sends the requests leaves their tokens as they are.
  'the session is over': () => Promise.resolve({}),
  'machines can be made': async (stage, params) => {
    const offer = await offerOf(stage, { os: textOf(params, 'os'), preset: textOf(params, 'preset') })
    return { ...offer }
  },
  'a recipe can be run': async (stage) => {
    const body = { name: await freeName(stage), script: '#!/bin/sh\n' }
    const made = await stage.client.call({ method: 'POST', path: '/vm/v3/recipe', body })
    if (made.kind !== 'ok') throw new Error('a new recipe was refused')
    return { recipe: Number(made.body['id']) }
  },
  'no account has the e-mail': async (stage) => ({ email: await freeEmail(stage) }),
  'a client has an account': async (stage) => ({ ...(await accountOf(stage)) }),
  'a client may have virtual networks': async (stage) => {
    const client = await accountOf(stage)
    const limits = { vxlan_count_total: 2 }
    answered('a limit', await stage.follower.api.setAccountLimits(client.account, limits))
    return { ...client }
  },
  'no machine has the name': async (stage) => ({ name: await freeName(stage) }),
  'a machine runs': (stage) => machineValues(stage, 'active'),
  'a machine is stopped': (stage) => machineValues(stage, 'stopped'),
  'a machine is gone': async (stage) => ({ ...(await goneMachine(stage)) }),
  'a task is complete': async (stage, params) => ({
    task: await completeTask(stage, textOf(params, 'name') ?? 'host_create'),
  }),
  'two tasks are complete': async (stage) => ({
    first: await completeTask(stage, 'host_stop'),
    second: await completeTask(stage, 'host_start'),
  }),
  'the creation of a machine goes on': async (stage) => {
    // In a simulated VMmanager it would have ended before the next request.
    await stage.target.simulation?.arm({ fault: 'task-hangs', task: 'host_create' })
    const machine = await askedMachine(stage)
    const task = answered('a task', await stage.follower.api.findTask(machine.task, 'host_create'))
    if (endOf(task) !== undefined) throw new Unsettable('it is made too fast to be seen')
    return { ...machine }
  },
  'the creation of a machine has failed': async (stage) => {
    await simulationOf(stage).arm({ fault: 'task-fails', task: 'host_create', stage: 'os-install' })
    return { ...(await askedMachine(stage)) }
  },
  'an address has the reverse name': async (stage, params) => {
    const domain = textOf(params, 'domain') ?? 'ptr.example.com'
    const machine = await machineThat(stage, 'active')
    const address = await addressOf(stage, machine)
    answered('a reverse name', await stage.follower.api.machine.setPtr(address, domain))
    return { host: machine.host, address }
  },
}

async function machineValues(stage: Stage, state: 'active' | 'stopped'): Promise<StateValues> {
  const { now, ...machine } = await machineThat(stage, state)
  return { ...machine, disk: now.disk, address: await addressOf(stage, machine) }
}

function simulationOf({ target }: Stage): Simulation {
  if (target.simulation === undefined) throw new Unsettable('a simulated VMmanager alone can be put into it')
  return target.simulation
}

function textOf(params: StateParams, name: string): string | undefined {
  const value = params[name]
  return typeof value === 'string' ? value : undefined
}

/** What came of a state: values for the pact, or why its interaction is not verified. */
type SetResult =
  | { readonly kind: 'set'; readonly values: StateValues }
  /** Nobody could bring it about here. */
  | { readonly kind: 'unsettable'; readonly reason: string }
  /** VMmanager has not done what brings it about. */
  | { readonly kind: 'failed'; readonly reason: string }

/** Brings about the state of that name. */
export async function setState(stage: Stage, name: string, params: StateParams): Promise<SetResult> {
  if (!isKnown(name)) return { kind: 'unsettable', reason: unknownState(name) }
  const { onlySimulated } = providerStates[name]
  if (onlySimulated !== undefined && stage.target.simulation === undefined) {
    return { kind: 'unsettable', reason: `${name}: on a real VMmanager ${onlySimulated}` }
  }
  try {
    return { kind: 'set', values: await stateSetters[name](stage, params) }
  } catch (error) {
    const problem = error instanceof Error ? error.message : String(error)
    return { kind: error instanceof Unsettable ? 'unsettable' : 'failed', reason: `${name}: ${problem}` }
  }
}

function isKnown(name: string): name is ProviderStateName {
  return Object.hasOwn(providerStates, name)
}

function unknownState(name: string): string {
  const near = nearestName(name, Object.keys(providerStates))
  const hint =
    near === undefined ? 'docs/provider-states.md lists those that are known' : `did it mean "${near}"?`
  return `nobody knows the state "${name}"; ${hint}`
}
