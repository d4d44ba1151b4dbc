import type { HostCreateRequest } from '../../contracts/vmmanager/generated/types.ts'
import { ensureAccount } from '../client/ensure-account.ts'
import type { Follower } from '../client/follow-task.ts'
import {
  type Inventory,
  type ReadCachedInventory,
  clusterId,
  osId,
  poolWish,
  presetId,
} from '../client/inventory.ts'
import { type Machine, machineOf } from '../client/machine.ts'
import { type NoteHost, openMachine } from '../client/open-machine.ts'
import { removeLeftover } from '../client/remove-machine.ts'
import { findAddressed } from '../client/until.ts'
import type { Identities } from '../platform/identities.ts'
import type { Placement } from '../platform/placement.ts'
import type { BillmanagerSettings, ProcessingModule } from './billmanager-settings.ts'
import type { Service } from './service.ts'
import { ownerOf } from './billmanager-context.ts'

/** One try of the operation `open`. */
export interface OpenTry {
  readonly follower: Follower
  readonly inventory: ReadCachedInventory
  readonly settings: BillmanagerSettings
  readonly service: Service
  readonly identities: Identities
  readonly place: Placement | undefined
  readonly isRetry: boolean
  readonly noteHost: NoteHost
}

/** The machine of an opened service and what it has, or why there is none. */
export type OpenedService =
  | { readonly host: number; readonly machine?: Machine; readonly reason?: never }
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
  const { follower, service, settings, identities, place } = attempt
  const inventory = await attempt.inventory()
  if ('reason' in inventory) return inventory
  const cluster = clusterId(inventory, module.cluster ?? place?.cluster)
  const os = osId(inventory, service.os)
  if (cluster === undefined || os === undefined) return { reason: 'os-not-available' }
  const owner = await ensureAccount(follower.api, ownerOf(settings, identities, service))
  if ('reason' in owner) return owner
  const leftover = mayHaveLeft ? await removeLeftover(follower, service) : undefined
  if (leftover !== undefined) return { reason: leftover }
  attempt.noteHost()
  const wish = wishFor(attempt, inventory, { cluster, os, account: owner.account })
  const until = settings.waitForOs ? settings.readiness : 'accepted'
  const opened = await openMachine(follower, wish, attempt.noteHost, until)
  if (opened.reason !== undefined) return opened
  return settings.waitForOs ? addressed(attempt, opened.host) : { host: opened.host }
}

function wishFor(
  { service, settings, identities, place }: OpenTry,
  inventory: Inventory,
  ids: Required<Pick<HostCreateRequest, 'cluster' | 'os' | 'account'>>,
): HostCreateRequest {
  const { tariff, request, name } = service
  const preset = presetId(inventory, tariff.name)
  return {
    name,
    ...identities.machine(name),
    ...(request.domain !== undefined && { domain: request.domain }),
    ...ids,
    ...(preset !== undefined && { preset }),
    ...(settings.recipe !== undefined && { recipe: settings.recipe }),
    cpu_number: tariff.cpuNumber,
    ram_mib: tariff.ramMib,
    hdd_mib: tariff.diskMib,
    ...poolWish(inventory, place?.pool),
    ipv4_number: request.addresses,
    ipv6_enabled: false,
  }
}

/** Active needs the operating system and the address (BILLmanager documentation, general information). */
async function addressed({ follower, service }: OpenTry, host: number): Promise<OpenedService> {
  const read = await findAddressed(follower, host, service.request.addresses)
  if ('reason' in read) return read
  const machine = machineOf(read.found)
  return { host, ...(machine && { machine }) }
}
