import { followTask } from '../../simulators/client/follow-task.ts'
import {
  addressChange,
  diskChange,
  type MachineChange,
  reinstallation,
  resourceChange,
  starting,
  stopping,
} from '../../simulators/client/machine-changes.ts'
import { offerOf } from './offer.ts'
import { goneMachine, machineThat } from './props.ts'
import type { Stage } from './stage.ts'
import { answered, mustBeDone, Unsettable } from './unsettable.ts'

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
export async function completeTask(stage: Stage, name: string): Promise<number> {
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
