import { changeMachine } from '../../simulators/client/change-machine.ts'
import { followTask } from '../../simulators/client/follow-task.ts'
import { addressChange, starting, stopping } from '../../simulators/client/machine-changes.ts'
import type { Machine } from '../../simulators/client/machine.ts'
import { readMachine } from '../../simulators/client/read-machine.ts'
import { answered, mustBeDone, offerOf, poolOf } from './offer.ts'
import type { Stage, StageAccount, StageMachine } from './stage.ts'
import { untilAtRest } from '../../simulators/client/until.ts'

/** An e-mail that nobody has an account under. */
export async function freeEmail(stage: Stage): Promise<string> {
  for (;;) {
    const email = stage.target.identities.email(`verify-${++stage.scene.names}`)
    const found = answered('the list of accounts', await stage.follower.api.findAccount(email))
    if (found === undefined) return email
  }
}

/** A name that no machine has. */
export async function freeName(stage: Stage): Promise<string> {
  for (;;) {
    const name = stage.target.identities.machineName(`verify-${++stage.scene.names}`)
    const found = answered('the list of machines', await stage.follower.api.findHost(['name', name]))
    if (found === undefined) return name
  }
}

/** The account of a client; it is made when it is first needed. */
export async function accountOf(stage: Stage): Promise<StageAccount> {
  const { scene, target, follower } = stage
  if (scene.account !== undefined) return scene.account
  const email = await freeEmail(stage)
  const { password } = target.identities.client(email)
  const created = await follower.api.createAccount({ email, password, role: '@user' })
  const account = answered('a new account', created)
  return (scene.account = { email, account })
}

/** A machine that was asked for and is not waited for. */
export async function askedMachine(stage: Stage): Promise<StageMachine> {
  const { scene, target, follower } = stage
  const name = await freeName(stage)
  const [offer, { account }] = [await offerOf(stage), await accountOf(stage)]
  const profile = target.identities.machine(name)
  const wish = { name, ...profile, ...offer, ...(await poolOf(stage)), account, ipv4_number: 1 }
  const { host, task } = answered('a new machine', await follower.api.createHost(wish))
  const machine = { host, name, task }
  scene.hosts.set(host, machine)
  return machine
}

/** A machine with its operating system and one address, on which nothing is done, and that is in this state. */
export async function machineThat(
  stage: Stage,
  state: 'active' | 'stopped',
): Promise<StageMachine & { readonly now: Machine }> {
  const { follower, scene } = stage
  const machine = await restingMachine(stage)
  const { state: before, size } = await lookAt(stage, machine)
  if (size.addresses !== 1) {
    const change = addressChange(machine.host, 1 - size.addresses, 1)
    mustBeDone('a machine with one address', await changeMachine(follower, change))
  }
  if (before !== state) {
    const change = state === 'active' ? starting(machine.host) : stopping(machine.host)
    mustBeDone(`a machine that is ${state}`, await changeMachine(follower, change))
  }
  scene.machine = machine
  return { ...machine, now: await lookAt(stage, machine) }
}

/** A machine that was deleted, and the task that has done it. */
export async function goneMachine(stage: Stage): Promise<StageMachine> {
  const { follower, scene } = stage
  const { host, name } = await restingMachine(stage)
  const task = answered('a deletion', await follower.api.deleteHost(host))
  mustBeDone('a deletion', await followTask(follower, task, 'host_delete'))
  scene.hosts.delete(host)
  delete scene.machine
  return { host, name, task }
}

/** The machine that there is, else a new one. */
async function restingMachine(stage: Stage): Promise<StageMachine> {
  const { follower, scene } = stage
  if (scene.machine !== undefined) {
    const unrest = await untilAtRest(follower, scene.machine.host)
    if (unrest === undefined) return scene.machine
  }
  const machine = await askedMachine(stage)
  mustBeDone('a new machine', await followTask(follower, machine.task, 'host_create'))
  return (scene.machine = machine)
}

async function lookAt({ follower }: Stage, { host }: StageMachine): Promise<Machine> {
  const read = await readMachine(follower.api, host)
  if (read.reason !== undefined) throw new Error(`a machine: ${read.reason}`)
  return read.machine
}

/** The id of its first address. */
export async function addressOf({ follower }: Stage, { host }: StageMachine): Promise<number> {
  const [first] = answered('the addresses of a machine', await follower.api.machine.addresses(host))
  const id = first?.['id']
  if (typeof id !== 'number') throw new Error('a machine has no address')
  return id
}
