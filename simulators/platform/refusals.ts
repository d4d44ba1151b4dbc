import type { OperationEvent, ServiceStatus } from '../../contracts/trace/trace-event.ts'
import type { PlatformSurroundings } from './platform-mock.ts'

/** Why an action makes no sense, by the status of the service. */
export const refusalByStatus: Readonly<Record<ServiceStatus, string>> = {
  ordered: 'not-opened',
  processing: 'not-opened',
  active: 'not-suspended',
  suspended: 'service-suspended',
  deleted: 'service-deleted',
}

/** Tells that a platform does not offer what is asked of it, or why else it does nothing. */
export function notOffered(
  { clock, tell }: Pick<PlatformSurroundings, 'clock' | 'tell'>,
  job: Pick<OperationEvent, 'name' | 'intent' | 'order'>,
  reason = 'not-offered',
): Promise<void> {
  tell({ type: 'operation', ...job, tryCount: 0, outcome: 'refused', reason }, clock.nowMs())
  return Promise.resolve()
}
