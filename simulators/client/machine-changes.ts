import type { HostReinstallRequest, HostResourceRequest } from '../../contracts/vmmanager/generated/types.ts'
import type { Machine } from './machine.ts'
import type { Outcome } from './outcome.ts'
import type { VmmanagerApi } from './vmmanager-api.ts'

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
