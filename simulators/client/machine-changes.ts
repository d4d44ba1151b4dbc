import type { HostReinstallRequest, HostResourceRequest } from '../../contracts/vmmanager/generated/types.ts'
import type { Machine } from './machine.ts'
import { type Outcome, type UnknownItem, isTrouble } from './outcome.ts'
import type { VmmanagerApi } from './vmmanager-api.ts'
import { reasonOf } from './reason-of.ts'

/** A change of a machine as data: how it is asked for, and how it is seen that it was done. */
export interface MachineChange {
  readonly host: number
  /** Name of the task that does it. */
  readonly task: string
  /** Gives the consul id of the task; undefined where there is none. */
  readonly ask: (api: VmmanagerApi) => Promise<Outcome<number | undefined>>
  /** Whether a machine at rest shows that it was done; absent where no look can tell. */
  readonly isDone?: (machine: Machine) => boolean
}

/** What a machine that runs has to wait for, where it cannot bear the change as it is (dev-huzaki/whmcs-vmmanager6). */
const onStop = { defer: { action: 'host_stop' } } as const

export function starting(host: number): MachineChange {
  return {
    host,
    task: 'host_start',
    ask: (api) => api.machine.start(host),
    isDone: ({ state }) => state === 'active',
  }
}

export function stopping(host: number): MachineChange {
  return {
    host,
    task: 'host_stop',
    ask: (api) => api.machine.stop(host),
    isDone: ({ state }) => state === 'stopped',
  }
}

/** Whether a machine was started anew cannot be seen on it. */
export function restarting(host: number): MachineChange {
  return { host, task: 'host_start', ask: (api) => api.machine.restart(host) }
}

/** Other processors and memory; what a machine cannot bear while it runs waits for its stop, and has no task. */
export function resourceChange(
  { host, state }: Machine,
  size: Required<Pick<HostResourceRequest, 'cpu_number' | 'ram_mib'>>,
): MachineChange {
  const request = state === 'active' ? { ...size, ...onStop } : size
  return {
    host,
    task: 'host_change_params',
    ask: (api) => api.machine.setResources(host, request),
    isDone: (now) => now.size.cpuNumber === size.cpu_number && now.size.ramMib === size.ram_mib,
  }
}

/** Another size of the main disk. VMmanager ignores one that is smaller; there is no task then. */
export function diskChange({ host, state, disk }: Machine, sizeMib: number): MachineChange {
  const request = state === 'active' ? { size_mib: sizeMib, ...onStop } : { size_mib: sizeMib }
  return {
    host,
    task: 'disk_resize',
    ask: (api) => api.machine.resizeDisk(disk, request),
    isDone: ({ size }) => size.diskMib >= sizeMib,
  }
}

/**
 * More addresses, or fewer.
 *
 * @param difference - how many more; negative for fewer
 * @param wanted - how many the machine has then
 */
export function addressChange(host: number, difference: number, wanted: number): MachineChange {
  return {
    host,
    task: 'ip_change',
    ask: (api) => api.machine.changeAddresses(host, { ipv4_number: difference }),
    isDone: ({ size }) => size.addresses === wanted,
  }
}

/**
 * The operating system anew. That it was done is seen only where it is another one than before.
 *
 * @param before - id of the template that the machine has; undefined where that is not known
 */
export function reinstallation(
  host: number,
  request: HostReinstallRequest,
  before: number | undefined,
): MachineChange {
  const change = {
    host,
    task: 'host_reinstall',
    ask: (api: VmmanagerApi) => api.machine.reinstall(host, request),
  }
  const isVisible = before !== undefined && request.os !== undefined && request.os !== before
  return isVisible ? { ...change, isDone: ({ os }) => os === request.os } : change
}

/**
 * Asks for another root password and does not wait for it, as the module of the vendor does not; gives a reason when
 * it is refused. Nobody can see whether a password was set; the same one set again does no harm.
 */
export async function setPassword(
  api: VmmanagerApi,
  host: number,
  password: string,
): Promise<string | undefined> {
  const asked = await api.machine.setPassword(host, password)
  return isTrouble(asked) ? reasonOf(asked.trouble) : undefined
}

/**
 * Gives an address of a machine a reverse name, at once; a reason when it cannot: `no-address` where the machine has
 * none, or not that one. When the reply is lost it looks at the address.
 *
 * @param ip - the first one when absent
 */
export async function setPtr(
  api: VmmanagerApi,
  host: number,
  domain: string,
  ip?: string,
): Promise<string | undefined> {
  const address = await findAddress(api, host, ip)
  if (isTrouble(address)) return reasonOf(address.trouble)
  const id = address?.['id']
  if (typeof id !== 'number') return 'no-address'
  const set = await api.machine.setPtr(id, domain)
  if (!isTrouble(set)) return undefined
  if (set.trouble.kind !== 'unknown') return reasonOf(set.trouble)
  const now = await findAddress(api, host, ip)
  return !isTrouble(now) && now?.['domain'] === domain ? undefined : 'unknown-outcome'
}

async function findAddress(
  api: VmmanagerApi,
  host: number,
  ip: string | undefined,
): Promise<Outcome<UnknownItem | undefined>> {
  const addresses = await api.machine.addresses(host)
  if (isTrouble(addresses)) return addresses
  return ip === undefined ? addresses[0] : addresses.find((each) => each['ip_addr'] === ip)
}
