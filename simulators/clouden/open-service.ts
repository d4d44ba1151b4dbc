import type { HostCreateRequest } from '../../contracts/vmmanager/generated/types.ts'
import { type Ensured, ensureAccount } from '../client/ensure-account.ts'
import type { Follower } from '../client/follow-task.ts'
import { type Inventory, clusterId, osId, poolWish, presetId } from '../client/inventory.ts'
import { type Opened, openMachine } from '../client/open-machine.ts'
import { removeMachine } from '../client/remove-machine.ts'
import { untilAddressed } from '../client/until.ts'
import { type CloudenContext, followerFor, inventoryFor } from './clouden-context.ts'
import { type Service, become } from './service.ts'

/** One try to open a service: creates the machine and waits for what the assumptions call ready. */
export async function openService(context: CloudenContext, service: Service): Promise<Opened> {
  const { assumptions } = context
  const { request } = service
  const follower = followerFor(context, request.order)
  const inventory = await inventoryFor(context, follower)()
  if ('reason' in inventory) return inventory
  const owner = await ownerOf(context, service, follower)
  if ('reason' in owner) return owner
  const wish = wishFor(context, service, inventory, owner.account)
  if ('reason' in wish) return wish
  const opened = await openMachine(follower, wish, (host) => noteHost(service, host))
  if (opened.reason !== undefined || assumptions.readiness === 'os-installed') return opened
  const reason = await untilAddressed(follower, opened.host, request.addresses)
  if (reason === undefined) return opened
  if ((await removeMachine(follower, opened.host)) === undefined) noteHost(service)
  return { reason }
}

function noteHost(service: Service, host?: number): void {
  if (host === undefined) {
    delete service.host
    return
  }
  service.host = host
  become(service, 'processing')
}

function ownerOf(
  { assumptions, surroundings }: CloudenContext,
  { request }: Service,
  { api }: Follower,
): Promise<Ensured> {
  return assumptions.account === 'per-client'
    ? ensureAccount(api, request.client)
    : ensureAccount(api, {
        email: surroundings.identities.email('clouden'),
        password: request.client.password,
      })
}

function wishFor(
  { assumptions, surroundings }: CloudenContext,
  { name, request }: Service,
  inventory: Inventory,
  account: number,
): HostCreateRequest | { readonly reason: string } {
  const { identities, place } = surroundings
  const cluster = clusterId(inventory, place?.cluster)
  const os = osId(inventory, request.tariff.os)
  if (cluster === undefined || os === undefined) return { reason: 'os-not-available' }
  const basics = {
    name,
    ...identities.machine(name),
    cluster,
    account,
    os,
    ...poolWish(inventory, place?.pool),
    ipv4_number: request.addresses,
  }
  if (assumptions.sizes === 'explicit') {
    const { cpuNumber, ramMib, diskMib } = request.tariff
    return { ...basics, cpu_number: cpuNumber, ram_mib: ramMib, hdd_mib: diskMib }
  }
  const preset = presetId(inventory, request.tariff.name)
  return preset === undefined ? { reason: 'preset-missing' } : { ...basics, preset }
}
