import { type Follower, followTasks } from '../../client/follow-task.ts'
import type { Machine } from '../../client/machine.ts'
import {
  type MachineChange,
  addressChange,
  diskChange,
  reinstallation,
  resourceChange,
  restarting,
} from '../../client/machine-changes.ts'
import { readMachine } from '../../client/read-machine.ts'
import type { ChangeRequest } from '../../platform/service-request.ts'
import type { Tariff } from '../../platform/tariff.ts'
import { chargeDifference } from '../money.ts'
import { type Service, billFor } from '../service.ts'
import { type ActionResult, doneExcept, failed, failedForPerson } from '../action-result.ts'
import type { ActionTry, Perform } from './action-try.ts'
import { onMachine } from './on-machine.ts'
import { newPassword } from './password.ts'
import { osId } from '../../client/inventory.ts'
import { isTrouble } from '../../client/outcome.ts'
import { reasonOf } from '../../client/reason-of.ts'
import { type Asked, askChange } from '../../client/change-machine.ts'

/**
 * Another tariff: disk, resources, the difference in addresses, then a restart or another operating system; then all
 * tasks are followed at once (dev-huzaki/whmcs-vmmanager6, change of plan). Meanwhile billing has the new tariff; an
 * error brings the old one back (ISPsystemLLC/billmanager, `changepricelist.rollback`). The client pays for what the
 * machine has in the end, and not for what was ignored.
 */
export const change: Perform<'change'> = onMachine<ChangeRequest>(async (attempt, host, request) => {
  const { service, follower, settings } = attempt
  const before = service.tariff
  service.lastTariff = before
  service.tariff = request.tariff
  const result = await changeTo(attempt, host, { before, wanted: request })
  delete service.lastTariff
  if (result.isDone) {
    chargeDifference(service, before, settings.billing)
    return result
  }
  service.tariff = before
  const { machine } = { machine: undefined, ...(await readMachine(follower.api, host)) }
  if (machine !== undefined && !isSame(machine.size, service.size)) billFor(service, machine)
  return result
})

interface Wish {
  readonly before: Tariff
  readonly wanted: ChangeRequest
}

async function changeTo(attempt: ActionTry, host: number, { before, wanted }: Wish): Promise<ActionResult> {
  const { service, follower } = attempt
  const { tariff, addresses = service.size.addresses } = wanted
  const read = await readMachine(follower.api, host)
  if (read.reason !== undefined) return failed(read.reason)
  const system = await otherOs(attempt, read.machine, before)
  if (system.reason !== undefined) return failed(system.reason)
  const changes = changesTo(read.machine, tariff, addresses)
  const made = await makeChanges(attempt, read.machine, changes, system)
  if (made.reason !== undefined) {
    return made.isInstalling ? failedForPerson(made.reason) : failed(made.reason)
  }
  if (system.install !== undefined) noteInstalled(service)
  const now = await readMachine(follower.api, host)
  if (now.reason !== undefined) return failed(now.reason)
  return conclude(service, now.machine, { ...tariff, addresses }, system)
}

function changesTo(machine: Machine, tariff: Tariff, addresses: number): readonly MachineChange[] {
  const { cpuNumber, ramMib, diskMib, addresses: present } = machine.size
  const resources = { cpu_number: tariff.cpuNumber, ram_mib: tariff.ramMib }
  const isOther = cpuNumber !== tariff.cpuNumber || ramMib !== tariff.ramMib
  return [
    ...(diskMib === tariff.diskMib ? [] : [diskChange(machine, tariff.diskMib)]),
    ...(isOther ? [resourceChange(machine, resources)] : []),
    ...(addresses === present ? [] : [addressChange(machine.host, addresses - present, addresses)]),
  ]
}

/** What has become of all changes together. */
interface Made {
  /** Why not all of them are done. */
  readonly reason?: string | undefined
  /** An operating system was asked for: once more could cost the client new data. */
  readonly isInstalling: boolean
}

/** Asks for everything and follows what was accepted, also where something was not. */
async function makeChanges(
  attempt: ActionTry,
  machine: Machine,
  changes: readonly MachineChange[],
  { install }: OtherOs,
): Promise<Made> {
  const { follower, settings } = attempt
  const first = await askAll(follower, changes)
  // What waits for the stop of the machine waits in vain where only its system is installed anew.
  const isRestarted =
    machine.state === 'active' &&
    changes.length > 0 &&
    (first.someHaveNoTask || (install === undefined && settings.restart === 'after-each-change'))
  const last = [
    ...(isRestarted ? [restarting(machine.host)] : []),
    ...(install === undefined ? [] : [installing(attempt, machine, install)]),
  ]
  const second = first.reason === undefined ? await askAll(follower, last) : nothingAsked
  const end = await followTasks(follower, [...first.tasks, ...second.tasks])
  const isInstalling = install !== undefined && first.reason === undefined
  return { reason: first.reason ?? second.reason ?? end, isInstalling }
}

function installing(attempt: ActionTry, { host, os: before }: Machine, os: number): MachineChange {
  return reinstallation(host, { os, password: newPassword(attempt) }, before)
}

interface AllAsked {
  readonly tasks: readonly number[]
  readonly someHaveNoTask: boolean
  /** Why one of them was not accepted; those after it were not asked for. */
  readonly reason?: string
}

const nothingAsked: AllAsked = { tasks: [], someHaveNoTask: false }

async function askAll(follower: Follower, changes: readonly MachineChange[]): Promise<AllAsked> {
  const tasks: number[] = []
  let someHaveNoTask = false
  for (const change of changes) {
    const asked: Asked = await askChange(follower, change)
    if (asked.reason !== undefined) return { tasks, someHaveNoTask, reason: asked.reason }
    if (asked.task === undefined) someHaveNoTask = true
    else tasks.push(asked.task)
  }
  return { tasks, someHaveNoTask }
}

function noteInstalled(service: Service): void {
  service.os = service.tariff.os
  service.passwords++
}

/** What was accepted must be seen on the machine; only a disk may be larger than it was wished to be. */
function conclude(
  service: Service,
  machine: Machine,
  wanted: Tariff & { readonly addresses: number },
  { isKept }: OtherOs,
): ActionResult {
  const { size } = machine
  const isApplied =
    size.cpuNumber === wanted.cpuNumber &&
    size.ramMib === wanted.ramMib &&
    size.diskMib >= wanted.diskMib &&
    size.addresses === wanted.addresses
  if (!isApplied) return failed('change-not-applied')
  billFor(service, machine)
  return doneExcept([
    ...(size.diskMib > wanted.diskMib ? ['disk-not-shrunk'] : []),
    ...(isKept ? ['os-kept'] : []),
  ])
}

function isSame(one: Machine['size'], other: Machine['size']): boolean {
  return (Object.keys(one) as (keyof Machine['size'])[]).every((part) => one[part] === other[part])
}

/** What another tariff means for the operating system. */
interface OtherOs {
  /** Id of the template to install; absent where the machine keeps what it has. */
  readonly install?: number
  /** The tariff names another system than the machine keeps. */
  readonly isKept: boolean
  /** Why it cannot be told. */
  readonly reason?: string
}

/**
 * Decides whether the system of the new tariff is installed. A system that the client has put on the machine is never
 * overwritten, nor one that anybody has installed anew: VMmanager is asked, not billing.
 */
async function otherOs(attempt: ActionTry, machine: Machine, before: Tariff): Promise<OtherOs> {
  const { service, settings, follower } = attempt
  const { os: wanted } = service.tariff
  if (wanted === before.os) return { isKept: false }
  const inventory = await attempt.inventory()
  if ('reason' in inventory) return { isKept: false, reason: inventory.reason }
  const install = osId(inventory, wanted)
  if (install === undefined) return { isKept: false, reason: 'os-not-available' }
  if (install === machine.os) return { isKept: false }
  const isTariffs = machine.os === osId(inventory, before.os)
  if (settings.otherOs === 'ignored' || !isTariffs) return { isKept: true }
  const history = await follower.api.machine.history(machine.host)
  if (isTrouble(history)) return { isKept: false, reason: reasonOf(history.trouble) }
  const isTouched = history.some(({ name }) => name === 'host_reinstall')
  return isTouched ? { isKept: true } : { install, isKept: false }
}
