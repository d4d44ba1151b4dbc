import { type Job, jobOf } from '../platform/job.ts'
import type { Office } from './office.ts'
import type { OperationRecord, Service } from './service.ts'
import type { Tried } from './tried.ts'
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
  readonly attempt: (tryCount: number) => Promise<Tried>
  /** What to do about a failed try, as long as there are tries left. */
  readonly nextStep: (reason: string) => NextStep
}

/** Why an operation was given up; undefined when it is done. */
export type GivenUp = { readonly how: 'refused' | 'manual'; readonly reason: string } | undefined

/**
 * Runs an operation as BILLmanager does: an error is kept and the operation runs again, until its tries are used up;
 * then it runs no more by itself, and a person of the department gets a task.
 */
export async function runOperation(office: Office, service: Service, operation: Operation): Promise<GivenUp> {
  const { clock } = office.surroundings
  const { maximumTries, rerunMs } = office.settings
  const record: OperationRecord = { ...jobOf(operation.name, operation.intent), tryCount: 0, isManual: false }
  service.operations.push(record)
  for (;;) {
    const tried = await office.work(() => tryOnce(service, operation, record))
    if (tried.isDone) return undefined
    const { reason } = tried
    const step = stepAfter(tried, operation)
    if (step === 'refuse') return { how: 'refused', reason }
    if (step === 'hand-over' || record.tryCount >= maximumTries) {
      handOver(office, service, record, reason)
      return { how: 'manual', reason }
    }
    await clock.sleep(rerunMs)
  }
}

async function tryOnce(service: Service, operation: Operation, record: OperationRecord): Promise<Tried> {
  const tryCount = ++record.tryCount
  service.log.operation(jobOf(record.name, record.intent), tryCount, 'started')
  const tried = await operation.attempt(tryCount)
  if (tried.isDone) {
    delete record.error
    service.log.operation(jobOf(record.name, record.intent), tryCount, 'done', tried.note)
    return tried
  }
  record.error = errorDocument(record.name, tried.reason)
  const outcome = stepAfter(tried, operation) === 'refuse' ? 'refused' : 'failed'
  service.log.operation(jobOf(record.name, record.intent), tryCount, outcome, tried.reason)
  return tried
}

function stepAfter(tried: Tried & { readonly isDone: false }, { nextStep }: Operation): NextStep {
  return tried.needsPerson ? 'hand-over' : nextStep(tried.reason)
}

function handOver(
  { tasks }: Office,
  { log, request }: Service,
  record: OperationRecord,
  reason: string,
): void {
  record.isManual = true
  log.operation(jobOf(record.name, record.intent), record.tryCount, 'manual', reason)
  tasks.push({ order: request.order, operation: record.name, reason })
}
