import type { MachineSize, ServiceStatus } from '../../contracts/trace/trace-event.ts'
import type { LimitChange } from '../client/change-networks.ts'
import type { Machine } from '../client/machine.ts'
import type { Usage } from '../client/read-metrics.ts'
import type { Job } from '../platform/job.ts'
import type { OrderRequest } from '../platform/platform-mock.ts'
import type { SaleLog } from '../platform/sale-log.ts'
import type { Suspender } from '../platform/service-request.ts'
import type { Tariff } from '../platform/tariff.ts'

/** An operation on a service (`runningoperation`). */
export interface OperationRecord extends Job {
  tryCount: number
  /** It runs no more by itself: a person looks after it. */
  isManual: boolean
  /** The document that tells of its last error. */
  error?: string
}

/** What a client has bought, as BILLmanager keeps it. */
export interface Service {
  readonly id: number
  /** Of its machine: each try finds by it what an earlier one has left. */
  readonly name: string
  readonly request: OrderRequest
  readonly log: SaleLog
  status: ServiceStatus
  /** Aborted when the client takes the order back before the service is open. */
  readonly withdrawal: AbortController
  /** VMmanager's id of the machine. */
  host?: number
  tariff: Tariff
  /** The tariff before, while a change is under way (`item.lastpricelist`). */
  lastTariff?: Tariff
  /** What the client pays for. */
  size: MachineSize
  /** IPv4 addresses of its machine as they were read last, the main one first. */
  ips: readonly string[]
  /** Reverse names that BILLmanager has given to them. */
  readonly reverseNames: Map<string, string>
  /** Internal name of the operating system that BILLmanager has had installed last. */
  os: string
  /** What is under way with the limit of its client, where it is one of virtual networks. */
  limitChange: LimitChange
  /** Who wants it not to run. */
  readonly suspendedBy: Set<Suspender>
  /** How many periods are paid for. */
  periods: number
  /** How many root passwords it has had besides the first. */
  passwords: number
  /** Where the client was sent last; a secret. */
  panelUrl?: string
  /** What was read of it last. */
  usage?: Usage
  readonly operations: OperationRecord[]
}

/** A service that has been ordered and nothing more. */
export function newService(id: number, name: string, request: OrderRequest, log: SaleLog): Service {
  const { tariff, addresses } = request
  const { cpuNumber, ramMib, diskMib, os } = tariff
  return {
    id,
    name,
    request,
    log,
    status: 'ordered',
    withdrawal: new AbortController(),
    tariff,
    size: { cpuNumber, ramMib, diskMib, addresses },
    ips: [],
    reverseNames: new Map(),
    os: request.os ?? os,
    limitChange: {},
    suspendedBy: new Set(),
    periods: 0,
    passwords: 0,
    operations: [],
  }
}

/** Gives a service a status and tells of it. */
export function become(service: Service, status: ServiceStatus): void {
  service.status = status
  service.log.service(status, service.host)
}

/** Lets the client pay for what the machine has, and tells of it. */
export function billFor(service: Service, { size, ips }: Pick<Machine, 'size' | 'ips'>): void {
  service.size = size
  service.ips = ips
  service.log.service(service.status, service.host, size)
}
