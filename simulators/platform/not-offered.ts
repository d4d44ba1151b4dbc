import type { OperationName } from '../../contracts/trace/trace-event.ts'
import type { PlatformSurroundings } from './platform-mock.ts'

/** Tells that a platform does not offer what is asked of it, or why else it does nothing. */
export function notOffered(
  { clock, tell }: Pick<PlatformSurroundings, 'clock' | 'tell'>,
  name: OperationName,
  order?: string,
  reason = 'not-offered',
): Promise<void> {
  const fact = { type: 'operation', name, tryCount: 0, outcome: 'refused', reason } as const
  tell(order === undefined ? fact : { ...fact, order }, clock.nowMs())
  return Promise.resolve()
}
