import type { MachineSize } from '../../../contracts/trace/trace-event.ts'
import { untilAtRest } from '../../client/until-at-rest.ts'
import { untilRead } from '../../client/until-read.ts'
import { untilSeen } from '../../client/until-seen.ts'
import { type Attempted, done, doneExcept, failed, refused } from '../attempted.ts'
import { growthOf, type Holding } from '../quota.ts'
import { holderOf, settleSize } from '../service-size.ts'
import type { ActionTry } from './action-try.ts'
import { type Made, makeChanges } from './make-changes.ts'

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
): Promise<Attempted> {
  const { portal, service, follower } = attempt
  const read = await untilRead(follower, host)
  if (read.reason !== undefined) return failed(read.reason)
  const { machine } = read
  settleSize(portal, service, machine.size)
  const wanted = (attempt.wanted ??= wantedOf(machine.size))
  if (wanted.addresses < 0) return refused('too-few-addresses')
  if (portal.assumptions.resizeDown === 'refused' && isSmaller(machine.size, wanted)) {
    return refused('resize-down-refused')
  }
  const reserved = growthOf(machine.size, wanted)
  if (!portal.quotas.take(holderOf(service), reserved)) return refused('quota-exceeded')
  const made = await makeChanges(attempt, machine, wanted)
  return conclude(attempt, host, { wanted, reserved, made })
}

interface Resizing {
  readonly wanted: MachineSize
  readonly reserved: Holding
  readonly made: Made
}

async function conclude(
  { portal, service, follower }: ActionTry,
  host: number,
  { wanted, reserved, made }: Resizing,
): Promise<Attempted> {
  const isWanted = (size: MachineSize): boolean => isApplied(size, wanted)
  const isFinal = made.reason !== undefined || made.isDeferred
  // What it had no patience for it does not wait for once more.
  if (made.reason !== undefined && made.reason !== 'timeout') await untilAtRest(follower, host)
  const read = await (isFinal
    ? untilRead(follower, host)
    : untilSeen(follower, host, ({ size }) => isWanted(size)))
  if (read.reason !== undefined) {
    settleSize(portal, service, service.size, reserved)
    return failed(read.reason)
  }
  const { size } = read.machine
  settleSize(portal, service, size, reserved)
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
