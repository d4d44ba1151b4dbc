import type { HostCreateRequest } from '../../contracts/vmmanager/generated/types.ts'
import { type Ensured, ensureAccount } from '../client/ensure-account.ts'
import type { Follower } from '../client/follow-task.ts'
import type { ReadCachedInventory } from '../client/inventory-cache.ts'
import { clusterId, type Inventory, osId, presetId } from '../client/inventory.ts'
import { type Opened, openMachine } from '../client/open-machine.ts'
import { removeMachine } from '../client/remove-machine.ts'
import { untilAddressed } from '../client/until-addressed.ts'
import { machineProfile } from '../platform/client-profile.ts'
import type { OrderRequest } from '../platform/platform-mock.ts'
import type { CloudenAssumptions } from './clouden-assumptions.ts'

/** The one try that a request gets. */
export interface OpenTry {
  readonly follower: Follower
  readonly inventory: ReadCachedInventory
  readonly assumptions: CloudenAssumptions
  readonly request: OrderRequest
  readonly service: number
  readonly seed: number
  readonly hostKnown: (host: number) => void
}

/** Creates the machine and waits for what the assumptions call ready. */
export async function openService(attempt: OpenTry): Promise<Opened> {
  const { follower, assumptions, request } = attempt
  const inventory = await attempt.inventory()
  if ('reason' in inventory) return inventory
  const owner = await ownerOf(attempt)
  if ('reason' in owner) return owner
  const wish = wishFor(attempt, inventory, owner.account)
  if ('reason' in wish) return wish
  const opened = await openMachine(follower, wish, attempt.hostKnown)
  if (opened.reason !== undefined || assumptions.readiness === 'os-installed') return opened
  const reason = await untilAddressed(follower, opened.host, request.addresses)
  if (reason === undefined) return opened
  // The request gets no second try that could use the machine.
  await removeMachine(follower, opened.host)
  return { reason }
}

function ownerOf({ follower, assumptions, request }: OpenTry): Promise<Ensured> {
  return assumptions.account === 'per-client'
    ? ensureAccount(follower.api, request.client)
    : ensureAccount(follower.api, { email: 'clouden@example.com', password: request.client.password })
}

function wishFor(
  { assumptions, request, service, seed }: OpenTry,
  inventory: Inventory,
  account: number,
): HostCreateRequest | { readonly reason: string } {
  const cluster = clusterId(inventory)
  const os = osId(inventory, request.tariff.os)
  if (cluster === undefined || os === undefined) return { reason: 'os-not-available' }
  const name = `clouden-${service}`
  const basics = { name, ...machineProfile(seed, name), cluster, account, os, ipv4_number: request.addresses }
  if (assumptions.sizes === 'explicit') {
    const { cpuNumber, ramMib, diskMib } = request.tariff
    return { ...basics, cpu_number: cpuNumber, ram_mib: ramMib, hdd_mib: diskMib }
  }
  const preset = presetId(inventory, request.tariff.name)
  return preset === undefined ? { reason: 'preset-missing' } : { ...basics, preset }
}
