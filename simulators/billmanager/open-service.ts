import type { MachineSize } from '../../contracts/trace/trace-event.ts'
import type { HostCreateRequest } from '../../contracts/vmmanager/generated/types.ts'
import { ensureAccount } from '../client/ensure-account.ts'
import type { Follower } from '../client/follow-task.ts'
import { clusterId, type Inventory, osId, presetId } from '../client/inventory.ts'
import type { ReadCachedInventory } from '../client/inventory-cache.ts'
import { machineOf } from '../client/machine.ts'
import { openMachine } from '../client/open-machine.ts'
import { removeLeftover } from '../client/remove-machine.ts'
import { findAddressed } from '../client/until-addressed.ts'
import { machineProfile } from '../platform/client-profile.ts'
import type { BillmanagerSettings, ProcessingModule } from './billmanager-settings.ts'
import { ownerOf } from './owner-of.ts'
import { machineName, type Service } from './service.ts'

/** One try of the operation `open`. */
export interface OpenTry {
  readonly follower: Follower
  readonly inventory: ReadCachedInventory
  readonly settings: BillmanagerSettings
  readonly service: Service
  readonly seed: number
  readonly isRetry: boolean
  readonly hostKnown: (host: number) => void
}

/** The machine of an opened service and what it has, or why there is none. */
export type OpenedService =
  | { readonly host: number; readonly size: MachineSize; readonly reason?: never }
  | { readonly reason: string }

/** Lets one module after the other try (ISPsystemLLC/billmanager, open loop); gives the reason of the last. */
export async function openService(attempt: OpenTry): Promise<OpenedService> {
  let opened: OpenedService = { reason: 'no-suitable-module' }
  let mayHaveLeft = attempt.isRetry
  for (const module of attempt.settings.modules) {
    opened = await openAt(module, attempt, mayHaveLeft)
    if (opened.reason === undefined) return opened
    mayHaveLeft = true
  }
  return opened
}

/**
 * The documented order of the module's work: log in, find or create the client's account, create the machine,
 * wait for its task, read the machine until its address is there (BILLmanager documentation, operation principles).
 * What an earlier attempt has left is removed first: BILLmanager's own loop is not known to do so.
 */
async function openAt(
  module: ProcessingModule,
  attempt: OpenTry,
  mayHaveLeft: boolean,
): Promise<OpenedService> {
  const { follower, service, settings } = attempt
  const inventory = await attempt.inventory()
  if ('reason' in inventory) return inventory
  const cluster = clusterId(inventory, module.cluster)
  const os = osId(inventory, service.os)
  if (cluster === undefined || os === undefined) return { reason: 'os-not-available' }
  const owner = await ensureAccount(follower.api, ownerOf(settings, service))
  if ('reason' in owner) return owner
  const leftover = mayHaveLeft ? await removeLeftover(follower, machineName(service)) : undefined
  if (leftover !== undefined) return { reason: leftover }
  const wish = wishFor(attempt, inventory, { cluster, os, account: owner.account })
  const until = settings.waitForOs ? settings.readiness : 'accepted'
  const opened = await openMachine(follower, wish, attempt.hostKnown, until)
  if (opened.reason !== undefined) return opened
  return settings.waitForOs ? addressed(attempt, opened.host) : { host: opened.host, size: service.size }
}

function wishFor(
  { service, settings, seed }: OpenTry,
  inventory: Inventory,
  ids: Required<Pick<HostCreateRequest, 'cluster' | 'os' | 'account'>>,
): HostCreateRequest {
  const { tariff, request } = service
  const name = machineName(service)
  const preset = presetId(inventory, tariff.name)
  return {
    name,
    ...machineProfile(seed, name),
    ...ids,
    ...(preset !== undefined && { preset }),
    ...(settings.recipe !== undefined && { recipe: settings.recipe }),
    cpu_number: tariff.cpuNumber,
    ram_mib: tariff.ramMib,
    hdd_mib: tariff.diskMib,
    ipv4_number: request.addresses,
    ipv6_enabled: false,
  }
}

/** Active needs the operating system and the address (BILLmanager documentation, general information). */
async function addressed({ follower, service }: OpenTry, host: number): Promise<OpenedService> {
  const read = await findAddressed(follower, host, service.request.addresses)
  if ('reason' in read) return read
  return { host, size: machineOf(read.found)?.size ?? service.size }
}
