import type { MachineSize } from '../../../contracts/trace/trace-event.ts'
import { type ActionResult, done, doneExcept, failed, refused } from '../action-result.ts'
import { type Holding, growthOf } from '../quota.ts'
import { holderOf, settleSize } from '../service-size.ts'
import type { ActionTry, Perform } from './action-try.ts'
import { untilAtRest, untilRead, untilSeen } from '../../client/until.ts'
import { askChange, changeMachine } from '../../client/change-machine.ts'
import { followTask } from '../../client/follow-task.ts'
import type { Machine } from '../../client/machine.ts'
import { addressChange, diskChange, resourceChange, restarting } from '../../client/machine-changes.ts'
import type { AddressRequest, ChangeRequest } from '../../platform/service-request.ts'
import { sizeOf } from '../service.ts'
import { onMachine } from './on-machine.ts'

/** Another tariff: processors, memory, disk and addresses; the operating system is left alone. */
export const change: Perform<'change'> = onMachine<ChangeRequest>((attempt, host, { tariff, addresses }) =>
  resize(attempt, host, (present) => sizeOf(tariff, addresses ?? present.addresses)),
)

/** More addresses. */
export const addAddress: Perform<'add-address'> = onMachine<AddressRequest<'add-address'>>(
  (attempt, host, { count }) =>
    resize(attempt, host, (present) => ({ ...present, addresses: present.addresses + count })),
)

/** Fewer addresses. */
export const removeAddress: Perform<'remove-address'> = onMachine<AddressRequest<'remove-address'>>(
  (attempt, host, { count }) =>
    resize(attempt, host, (present) => ({ ...present, addresses: present.addresses - count })),
)

/** What has become of the changes of a machine. */
interface Made {
  /** Why not all of them were made; those after it were not asked for. */
  readonly reason?: string
  /** Processors and memory wait for the next stop. */
  readonly isDeferred: boolean
}

const allMade: Made = { isDeferred: false }

/** Makes a machine what is wanted: first its disk, which never shrinks, then processors and memory, then addresses. */
async function makeChanges(attempt: ActionTry, machine: Machine, wanted: MachineSize): Promise<Made> {
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
  { context, service, follower }: ActionTry,
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
  if (context.assumptions.resizeDown === 'deferred') return { isDeferred: true }
  const reason = await changeMachine(follower, restarting(host))
  return reason === undefined ? allMade : { reason, isDeferred: true }
}

/**
 * Gives a machine another size. What it is to grow by is taken of the quota first. Whatever has come of it, the machine
 * is read, and what it has is what counts from then on: an ignored or deferred part is told, not counted.
 *
 * @param wantedOf - what the machine is to have, by what it has
 */
export async function resize(
  attempt: ActionTry,
  host: number,
  wantedOf: (present: MachineSize) => MachineSize,
): Promise<ActionResult> {
  const { context, service, follower } = attempt
  const read = await untilRead(follower, host)
  if (read.reason !== undefined) return failed(read.reason)
  const { machine } = read
  settleSize(context, service, machine.size)
  const wanted = (attempt.wanted ??= wantedOf(machine.size))
  if (wanted.addresses < 0) return refused('too-few-addresses')
  if (context.assumptions.resizeDown === 'refused' && isSmaller(machine.size, wanted)) {
    return refused('resize-down-refused')
  }
  const reserved = growthOf(machine.size, wanted)
  if (!context.quotas.take(holderOf(service), reserved)) return refused('quota-exceeded')
  const made = await makeChanges(attempt, machine, wanted)
  return conclude(attempt, host, { wanted, reserved, made })
}

interface Resizing {
  readonly wanted: MachineSize
  readonly reserved: Holding
  readonly made: Made
}

async function conclude(
  { context, service, follower }: ActionTry,
  host: number,
  { wanted, reserved, made }: Resizing,
): Promise<ActionResult> {
  const isWanted = (size: MachineSize): boolean => isApplied(size, wanted)
  const isFinal = made.reason !== undefined || made.isDeferred
  // What it had no patience for it does not wait for once more.
  if (made.reason !== undefined && made.reason !== 'timeout') await untilAtRest(follower, host)
  const read = await (isFinal
    ? untilRead(follower, host)
    : untilSeen(follower, host, ({ size }) => isWanted(size)))
  if (read.reason !== undefined) {
    settleSize(context, service, service.size, reserved)
    return failed(read.reason)
  }
  const { size } = read.machine
  settleSize(context, service, size, reserved)
  if (isWanted(size)) service.awaitsStop = false
  if (isWanted(size)) return size.diskMib > wanted.diskMib ? doneExcept(['disk-not-shrunk']) : done
  if (made.reason !== undefined) return failed(made.reason)
  return made.isDeferred ? doneExcept(['deferred-until-stop']) : failed('change-not-applied')
}

/** Only a disk may be larger than it was wished to be. */
function isApplied(size: MachineSize, wanted: MachineSize): boolean {
  return !isOtherCore(size, wanted) && size.diskMib >= wanted.diskMib && size.addresses === wanted.addresses
}

function isOtherCore(size: MachineSize, wanted: MachineSize): boolean {
  return size.cpuNumber !== wanted.cpuNumber || size.ramMib !== wanted.ramMib
}

function isSmaller(present: MachineSize, wanted: MachineSize): boolean {
  return (
    wanted.cpuNumber < present.cpuNumber || wanted.ramMib < present.ramMib || wanted.diskMib < present.diskMib
  )
}
