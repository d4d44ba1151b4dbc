import type { MachineSize, ServiceStatus } from '../../contracts/trace/trace-event.ts'
import type { Usage } from '../client/read-metrics.ts'
import type { OrderRequest } from '../platform/platform-mock.ts'
import type { SaleLog } from '../platform/sale-log.ts'
import type { Tariff } from '../platform/tariff.ts'
import { workerPool } from '../platform/worker-pool.ts'

/** What must not be done to one service side by side: changes of size, since they are counted, and suspensions. */
export type Turn = 'size' | 'administration'

/** What a client holds, as the portal keeps it. */
export interface Service {
  readonly id: number
  /** The name of its machine, by which it is found when its id is not known. */
  readonly name: string
  readonly request: OrderRequest
  readonly log: SaleLog
  status: ServiceStatus
  /** Aborted when the user takes the request back before the service is open. */
  readonly withdrawal: AbortController
  /** VMmanager's id of the machine. */
  host?: number
  /** What is counted against the quota, and metered. */
  size: MachineSize
  /** Internal name of the operating system that the portal has had installed last. */
  os: string
  /** The administrator suspends it, or has: users may do nothing. */
  isLocked: boolean
  /** A change of size may wait for the next stop of the machine. */
  awaitsStop: boolean
  /** How many root passwords it has had besides the first. */
  passwords: number
  /** Where the client was sent last; a secret. */
  panelUrl?: string
  /** What was read of it last. */
  usage?: Usage
  /** Up to when it has been metered. */
  meteredAtMs: number
  /** What has been used and is too little to be charged. */
  unchargedCost: number
  readonly turns: Readonly<Record<Turn, ReturnType<typeof workerPool>>>
  /** What may start its machine. */
  readonly starting: Set<Promise<unknown>>
}

/** A service that has been requested and nothing more. */
export function newService(id: number, name: string, request: OrderRequest, log: SaleLog): Service {
  return {
    id,
    name,
    request,
    log,
    status: 'ordered',
    withdrawal: new AbortController(),
    size: sizeOf(request.tariff, request.addresses),
    os: request.tariff.os,
    isLocked: false,
    awaitsStop: false,
    passwords: 0,
    meteredAtMs: 0,
    unchargedCost: 0,
    turns: { size: workerPool(1), administration: workerPool(1) },
    starting: new Set(),
  }
}

/** The size that a tariff promises. */
export function sizeOf({ cpuNumber, ramMib, diskMib }: Tariff, addresses: number): MachineSize {
  return { cpuNumber, ramMib, diskMib, addresses }
}

/** Gives a service a status and tells of it. A service that is deleted stays so, whatever was under way. */
export function become(service: Service, status: ServiceStatus): void {
  if (service.status === 'deleted') return
  service.status = status
  service.log.service(status, service.host)
}
