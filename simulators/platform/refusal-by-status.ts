import type { ServiceStatus } from '../../contracts/trace/trace-event.ts'

/** Why an action makes no sense, by the status of the service. */
export const refusalByStatus: Readonly<Record<ServiceStatus, string>> = {
  ordered: 'not-opened',
  processing: 'not-opened',
  active: 'not-suspended',
  suspended: 'service-suspended',
  deleted: 'service-deleted',
}
