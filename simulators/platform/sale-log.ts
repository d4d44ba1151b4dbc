import type {
  LedgerEvent,
  MachineSize,
  OperationEvent,
  OrderEvent,
  ServiceEvent,
} from '../../contracts/trace/trace-event.ts'
import type { Job } from './job.ts'
import type { OrderRequest, PlatformSurroundings } from './platform-mock.ts'

/** Tells what becomes of one order and its service, each thing at the moment of telling. */
export interface SaleLog {
  order(step: OrderEvent['step'], reason?: string): void
  /** @param size - what the client pays for from now on, where that has changed */
  service(status: ServiceEvent['status'], host?: number, size?: MachineSize): void
  operation(job: Job, tryCount: number, outcome: OperationEvent['outcome'], reason?: string): void
  /** @param amount - in the smallest unit of the currency */
  ledger(entry: LedgerEvent['entry'], amount: number, period?: number): void
}

/** The log of one order. */
export function saleLog(
  { clock, tell }: Pick<PlatformSurroundings, 'clock' | 'tell'>,
  { order, client, networks }: OrderRequest,
  service: number,
): SaleLog {
  return {
    order: (step, reason) =>
      tell(
        {
          type: 'order',
          order,
          step,
          client: client.name,
          ...(step === 'placed' && networks !== undefined && { product: 'networks' }),
          ...(reason && { reason }),
        },
        clock.nowMs(),
      ),
    service: (status, host, size) =>
      tell(
        {
          type: 'service',
          order,
          service,
          status,
          ...(host !== undefined && { host }),
          ...(size !== undefined && { size }),
        },
        clock.nowMs(),
      ),
    operation: (job, tryCount, outcome, reason) =>
      tell({ type: 'operation', order, ...job, tryCount, outcome, ...(reason && { reason }) }, clock.nowMs()),
    ledger: (entry, amount, period) =>
      tell(
        {
          type: 'ledger',
          client: client.name,
          order,
          entry,
          amount,
          ...(period !== undefined && { period }),
        },
        clock.nowMs(),
      ),
  }
}

/** A moment (ms since 1970, UTC) as requests for measurements have it: `HH:MM_YYYYMMDD` (dev-huzaki/whmcs-vmmanager6). */
export function momentText(ms: number): string {
  const [date = '', time = ''] = new Date(ms).toISOString().split('T')
  return `${time.slice(0, 5)}_${date.replaceAll('-', '')}`
}
