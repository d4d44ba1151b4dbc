import { type Job, jobOf } from '../platform/job.ts'
import type { BillmanagerContext } from './billmanager-context.ts'
import type { OperationRecord, Service } from './service.ts'
import type { ActionResult } from './action-result.ts'
import { errorDocument } from './log-line.ts'

/** What to do about a failed try: again, tell the client why not, or let a person look. */
type NextStep = 'retry' | 'refuse' | 'hand-over'

/** What no repetition cures and the client can: the list is inferred, BILLmanager itself repeats whatever has failed. */
const forClient: ReadonlySet<string> = new Set([
  'invalid-value',
  'missing-property',
  'unexpected-property',
  'limit-exceeded',
  'os-not-available',
  'wrong-state',
  'no-address',
  'too-few-addresses',
])

/** What neither cures: service and machine have lost each other. */
const forPerson: ReadonlySet<string> = new Set(['instance-not-found', 'no-machine'])

/** What to do about an action that has failed for this reason. */
export function nextStep(reason: string): NextStep {
  if (forClient.has(reason)) return 'refuse'
  return forPerson.has(reason) ? 'hand-over' : 'retry'
}

/** A job on a service that is tried until it is done or given up. */
export interface Operation extends Job {
  readonly attempt: (tryCount: number) => Promise<ActionResult>
  /** What to do about a failed try, as long as there are tries left. */
  readonly nextStep: (reason: string) => NextStep
}

/** Why an operation was given up; undefined when it is done. */
export type GivenUp = { readonly how: 'refused' | 'manual'; readonly reason: string } | undefined

/**
 * Runs an operation as BILLmanager does: an error is kept and the operation runs again, until its tries are used up;
 * then it runs no more by itself, and a person of the department gets a task.
 */
export async function runOperation(
  context: BillmanagerContext,
  service: Service,
  operation: Operation,
): Promise<GivenUp> {
  const { clock } = context.surroundings
  const { maximumTries, rerunMs } = context.settings
  const record: OperationRecord = { ...jobOf(operation.name, operation.intent), tryCount: 0, isManual: false }
  service.operations.push(record)
  for (;;) {
    const result = await context.work(() => tryOnce(service, operation, record))
    if (result.isDone) return undefined
    const { reason } = result
    const step = stepAfter(result, operation)
    if (step === 'refuse') return { how: 'refused', reason }
    if (step === 'hand-over' || record.tryCount >= maximumTries) {
      handOver(context, service, record, reason)
      return { how: 'manual', reason }
    }
    await clock.sleep(rerunMs)
  }
}

async function tryOnce(
  service: Service,
  operation: Operation,
  record: OperationRecord,
): Promise<ActionResult> {
  const tryCount = ++record.tryCount
  service.log.operation(jobOf(record.name, record.intent), tryCount, 'started')
  const result = await operation.attempt(tryCount)
  if (result.isDone) {
    delete record.error
    service.log.operation(jobOf(record.name, record.intent), tryCount, 'done', result.note)
    return result
  }
  record.error = errorDocument(record.name, result.reason)
  const outcome = stepAfter(result, operation) === 'refuse' ? 'refused' : 'failed'
  service.log.operation(jobOf(record.name, record.intent), tryCount, outcome, result.reason)
  return result
}

function stepAfter(result: ActionResult & { readonly isDone: false }, { nextStep }: Operation): NextStep {
  return result.needsPerson ? 'hand-over' : nextStep(result.reason)
}

function handOver(
  { tasks }: BillmanagerContext,
  { log, request }: Service,
  record: OperationRecord,
  reason: string,
): void {
  record.isManual = true
  log.operation(jobOf(record.name, record.intent), record.tryCount, 'manual', reason)
  tasks.push({ order: request.order, operation: record.name, reason })
}
