import type { OperationName } from '../../contracts/trace/trace-event.ts'
import type { PlatformSurroundings } from './platform-mock.ts'

/** Tells that a platform does not offer what is asked of it. */
export function notOffered(
  { clock, tell }: Pick<PlatformSurroundings, 'clock' | 'tell'>,
  name: OperationName,
  order?: string,
): Promise<void> {
  const fact = { type: 'operation', name, tryCount: 0, outcome: 'refused', reason: 'not-offered' } as const
  tell(order === undefined ? fact : { ...fact, order }, clock.nowMs())
  return Promise.resolve()
}
