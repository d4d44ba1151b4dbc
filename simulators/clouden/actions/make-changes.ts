import type { MachineSize } from '../../../contracts/trace/trace-event.ts'
import { askChange } from '../../client/ask-change.ts'
import { changeMachine } from '../../client/change-machine.ts'
import { followTask } from '../../client/follow-task.ts'
import type { Machine } from '../../client/machine.ts'
import { addressChange, diskChange, resourceChange, restarting } from '../../client/machine-changes.ts'
import { untilRead } from '../../client/until-read.ts'
import type { ActionTry } from './action-try.ts'

/** What has become of the changes of a machine. */
export interface Made {
  /** Why not all of them were made; those after it were not asked for. */
  readonly reason?: string
  /** Processors and memory wait for the next stop. */
  readonly isDeferred: boolean
}

const allMade: Made = { isDeferred: false }

/** Makes a machine what is wanted: first its disk, which never shrinks, then processors and memory, then addresses. */
export async function makeChanges(attempt: ActionTry, machine: Machine, wanted: MachineSize): Promise<Made> {
  const { follower } = attempt
  const { host, size } = machine
  if (wanted.diskMib > size.diskMib) {
    const reason = await changeMachine(follower, diskChange(machine, wanted.diskMib))
    if (reason !== undefined) return { reason, isDeferred: false }
  }
  const isOther = wanted.cpuNumber !== size.cpuNumber || wanted.ramMib !== size.ramMib
  const made = isOther ? await changeResources(attempt, machine, wanted) : allMade
  const difference = wanted.addresses - size.addresses
  if (made.reason !== undefined || difference === 0) return made
  const reason = await changeMachine(follower, addressChange(host, difference, wanted.addresses))
  return reason === undefined ? made : { ...made, reason }
}

/** What a running machine cannot bear VMmanager keeps for its next stop, and gives no task. */
async function changeResources(
  { portal, service, follower }: ActionTry,
  machine: Machine,
  wanted: MachineSize,
): Promise<Made> {
  const { host, state } = machine
  const size = { cpu_number: wanted.cpuNumber, ram_mib: wanted.ramMib }
  const asked = await askChange(follower, resourceChange(machine, size))
  if (asked.reason === undefined && asked.task !== undefined) {
    const reason = await followTask(follower, asked.task, 'host_change_params')
    return reason === undefined ? allMade : { reason, isDeferred: false }
  }
  service.awaitsStop ||= state === 'active'
  if (asked.reason !== undefined) return { reason: asked.reason, isDeferred: false }
  const read = await untilRead(follower, host)
  if (read.reason !== undefined) return { reason: read.reason, isDeferred: true }
  const { cpuNumber, ramMib } = read.machine.size
  if (cpuNumber === wanted.cpuNumber && ramMib === wanted.ramMib) return allMade
  if (portal.assumptions.resizeDown === 'deferred') return { isDeferred: true }
  const reason = await changeMachine(follower, restarting(host))
  return reason === undefined ? allMade : { reason, isDeferred: true }
}
