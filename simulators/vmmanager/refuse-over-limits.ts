import { type Reply, refuse } from './reply.ts'
import type { Host } from './world/entities.ts'
import {
  type MachineUse,
  type Use,
  type UserLimits,
  exceededLimit,
  limitsFor,
  useOf,
} from './world/user-limits.ts'
import type { World } from './world/world.ts'
import { tasksOf } from './tasks/tasks-of.ts'

/** What a machine is to be. */
export interface MachineGrowth extends Partial<Pick<MachineUse, 'cpuNumber' | 'ramMib'>> {
  /** How much disk comes to it. */
  readonly addedDiskMib?: number
  /** How many addresses come to it; fewer than none go. */
  readonly addedAddresses?: number
}

/**
 * The refusal of what would take the machines of an account beyond its limits; undefined where they stay within.
 *
 * @param host - the machine that changes; a new one when absent
 */
export function refuseOverLimits(
  world: World,
  accountId: number,
  { addedDiskMib = 0, addedAddresses = 0, ...sizes }: MachineGrowth,
  host?: Host,
): Reply | undefined {
  return refuseBeyond(world, accountId, () => {
    const hosts = hostsOf(world, accountId)
    const others = hosts.filter((other) => other !== host).map((other) => machineUse(world, other))
    const present = host && machineUse(world, host)
    const { diskMib, ipv4Number } = present ?? nothing
    const future = {
      ...(present ?? nothing),
      ...sizes,
      diskMib: diskMib + addedDiskMib,
      ipv4Number: ipv4Number + addedAddresses,
    }
    const looseMib = looseDisksMib(world, accountId)
    const before = present === undefined ? others : [...others, present]
    return [useOf(before, present, looseMib), useOf([...others, future], future, looseMib)]
  })
}

/** The refusal of more disk in no machine than an account may have. */
export function refuseMoreDisk(world: World, accountId: number, addedMib: number): Reply | undefined {
  return refuseBeyond(world, accountId, () => {
    const machines = hostsOf(world, accountId).map((host) => machineUse(world, host))
    const looseMib = looseDisksMib(world, accountId)
    return [useOf(machines, undefined, looseMib), useOf(machines, undefined, looseMib + addedMib)]
  })
}

/** The refusal of one more thing than an account may have, of which it has that many. */
export function refuseOneMore(
  world: World,
  accountId: number,
  limit: keyof UserLimits,
  present: number,
): Reply | undefined {
  return refuseBeyond(world, accountId, () => [{ [limit]: present }, { [limit]: present + 1 }])
}

const nothing: MachineUse = { cpuNumber: 0, ramMib: 0, diskMib: 0, ipv4Number: 0 }

/** @param uses - what there is before and after; not asked for where nothing is limited, since it takes long */
function refuseBeyond(
  world: World,
  accountId: number,
  uses: () => readonly [before: Use, after: Use],
): Reply | undefined {
  const roles = world.accounts.get(accountId)?.roles ?? []
  const ofRoles = roles.map((role) => world.roleLimits.get(role))
  const limits = limitsFor(world.accountLimits.get(accountId), ofRoles)
  if (Object.keys(limits).length === 0) return undefined
  const [before, after] = uses()
  const limit = exceededLimit(limits, before, after)
  return limit && refuse('limit-exceeded', { limit, allowed: limits[limit], wanted: after[limit] })
}

function hostsOf({ hosts }: World, accountId: number): readonly Host[] {
  return [...(hosts.with('accountId', accountId) ?? [])]
}

function looseDisksMib({ disks }: World, ownerId: number): number {
  const loose = [...(disks.with('hostId', undefined) ?? [])].filter(({ accountId }) => accountId === ownerId)
  return loose.reduce((sum, { sizeMib }) => sum + sizeMib, 0)
}

/** What a machine will have when its tasks under way have ended well and its deferred changes are made. */
function machineUse(world: World, host: Host): MachineUse {
  const running = tasksOf(world, host.id).filter(({ endedAtMs }) => endedAtMs === undefined)
  const wishes = [...running.map(({ wish }) => wish), host.deferred]
  const { cpuNumber, ramMib } = Object.assign({}, host, ...wishes) as Host
  const sizes = new Map(wishes.flatMap(({ disk }) => (disk === undefined ? [] : [[disk.id, disk.sizeMib]])))
  const grownMib = [...sizes].map(([id, sizeMib]) => sizeMib - (world.disks.get(id)?.sizeMib ?? sizeMib))
  const addresses = wishes.map(({ added = [], removedCount = 0 }) => added.length - removedCount)
  return {
    cpuNumber,
    ramMib,
    diskMib: sum(host.diskMib, grownMib),
    ipv4Number: sum(host.reserved.length, addresses),
  }
}

function sum(first: number, others: readonly number[]): number {
  return others.reduce((total, other) => total + other, first)
}

/** The refusal of a further machine that the licence, or the limits of its owner, do not allow. */
export function refuseNewHost(world: World, accountId: number, machine: MachineGrowth): Reply | undefined {
  return refuseOverLicence(world, 'host') ?? refuseOverLimits(world, accountId, machine)
}

/** The refusal of one more machine or node than the licence allows; undefined where it allows one more. */
export function refuseOverLicence(world: World, kind: 'host' | 'node'): Reply | undefined {
  const { hostLimit = Infinity, nodeLimit = Infinity } = world.settings.licence ?? {}
  const isAtLimit = kind === 'host' ? world.hosts.size >= hostLimit : world.nodes.size >= nodeLimit
  return isAtLimit ? refuse('licence-limit', { kind }) : undefined
}
