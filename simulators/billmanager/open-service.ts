import { ensureAccount } from '../client/ensure-account.ts'
import type { Follower } from '../client/follow-task.ts'
import { clusterId, osId, presetId } from '../client/inventory.ts'
import type { ReadCachedInventory } from '../client/inventory-cache.ts'
import { type Opened, openMachine } from '../client/open-machine.ts'
import { removeLeftover } from '../client/remove-machine.ts'
import { untilAddressed } from '../client/until-addressed.ts'
import { machineProfile } from '../platform/client-profile.ts'
import type { OrderRequest } from '../platform/platform-mock.ts'

/** One try of the operation `open`. */
export interface OpenTry {
  readonly follower: Follower
  readonly inventory: ReadCachedInventory
  readonly request: OrderRequest
  /** Id of the service; the machine is named after it, so that each try finds what an earlier one left. */
  readonly service: number
  readonly seed: number
  readonly isRetry: boolean
  readonly hostKnown: (host: number) => void
}

/**
 * The documented order of the module's work: log in, find or create the client's account, create the machine,
 * wait for its task, read the machine until its address is there (BILLmanager documentation, operation principles).
 */
export async function openService(attempt: OpenTry): Promise<Opened> {
  const { follower, request, service, seed } = attempt
  const inventory = await attempt.inventory()
  if ('reason' in inventory) return inventory
  const cluster = clusterId(inventory)
  const os = osId(inventory, request.tariff.os)
  if (cluster === undefined || os === undefined) return { reason: 'os-not-available' }
  const owner = await ensureAccount(follower.api, request.client)
  if ('reason' in owner) return owner
  const name = `bill${service}`
  const leftover = attempt.isRetry ? await removeLeftover(follower, name) : undefined
  if (leftover !== undefined) return { reason: leftover }
  const preset = presetId(inventory, request.tariff.name)
  const wish = {
    name,
    ...machineProfile(seed, name),
    cluster,
    account: owner.account,
    os,
    ...(preset === undefined ? {} : { preset }),
    cpu_number: request.tariff.cpuNumber,
    ram_mib: request.tariff.ramMib,
    hdd_mib: request.tariff.diskMib,
    ipv4_number: request.addresses,
    ipv6_enabled: false,
  }
  const opened = await openMachine(follower, wish, attempt.hostKnown)
  if (opened.reason !== undefined) return opened
  // Active needs the operating system and the address (BILLmanager documentation, general information).
  const reason = await untilAddressed(follower, opened.host, request.addresses)
  return reason === undefined ? opened : { reason }
}
