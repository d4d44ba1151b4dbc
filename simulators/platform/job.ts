import type { OperationEvent, OperationName } from '../../contracts/trace/trace-event.ts'

/** Which job of a platform, and what it was asked by. */
export type Job = Pick<OperationEvent, 'name' | 'intent'>

/** The job of that name, asked for by that request. */
export function jobOf(name: OperationName, intent: number | undefined): Job {
  return intent === undefined ? { name } : { name, intent }
}
