import type { Observation, Unobserved } from '../../../../contracts/drift/observation.ts'
import { errorCodeOf, sightOf } from '../../../../contracts/drift/sight-of.ts'
import { HarnessError } from '../../../../contracts/failures/harness-error.ts'
import type { Clock } from '../../../../simulators/clock/clock.ts'
import type { Delivery, Transport } from '../../../../simulators/transport/transport.ts'
import { placesOf } from './places-of.ts'
import { serviceOf } from '../../../../contracts/drift/published/read-description.ts'
import { contractOperations } from '../../../../contracts/drift/published/contract-operations.ts'
import { dialects } from '../../../../contracts/vmmanager/dialect.ts'

/** An operation that changes nothing. */
export interface ReadableOperation {
  readonly id: string
  /** Path template. */
  readonly path: string
  /** Names of what it takes in the query. */
  readonly query: readonly string[]
}

const byId = new Map(
  dialects.flatMap(({ name }) =>
    contractOperations(name)
      .filter(({ method }) => method === 'GET')
      .map(({ id, path, query }) => [id, { id, path, query: [...query.keys()] }] as const),
  ),
)

/** All of them in any dialect; those that need nothing to be known first come first. */
export const readableOperations: readonly ReadableOperation[] = [...byId.values()].toSorted(
  (one, other) => Number(one.path.includes('{')) - Number(other.path.includes('{')),
)

/** Of a list so many items are compared; it is asked for no more. */
export const mostItems = 100

/** More names than any object of VMmanager has, and deeper than any is. */
const mostNames = 500
const mostDepth = 50

/** What is looked at of an answer: a foreign server may send more, or deeper, than can be compared. */
export function bounded(value: unknown, depth: number = 0): unknown {
  if (typeof value !== 'object' || value === null) return value
  if (depth === mostDepth) return null
  if (Array.isArray(value)) return value.slice(0, mostItems).map((item) => bounded(item, depth + 1))
  const entries = Object.entries(value).slice(0, mostNames)
  return Object.fromEntries(entries.map(([name, inner]) => [name, bounded(inner, depth + 1)]))
}

/** How a target is read. */
export interface Reading {
  /** Guarded. */
  readonly transport: Transport
  readonly url: string
  readonly token: string
  readonly clock: Pick<Clock, 'sleep'>
  /** ms since 1970. */
  readonly today: () => number
  /** An operation is asked about so many things at most. */
  readonly samples: number
}

/** What a target has shown of the operations that read, and what it has not. */
export interface Readings {
  readonly observations: readonly Observation[]
  readonly unobserved: readonly Unobserved[]
}

/**
 * Asks for everything that can be asked for without changing anything.
 *
 * @throws HarnessError VMH_TARGET_UNREACHABLE when the target goes away in the middle
 */
export async function readAnswers(reading: Reading): Promise<Readings> {
  const observations: Observation[] = []
  const unobserved: Unobserved[] = []
  const lists = new Map<string, unknown>()
  const asking = makeAsking(reading)
  for (const operation of readableOperations) {
    const { id, path } = operation
    const places = placesOf(operation, lists, reading.samples)
    if ('reason' in places) {
      unobserved.push({ operation: id, ...places })
      continue
    }
    const reasons: Unobserved[] = []
    for (const place of places.paths) {
      const { response, failure } = await asking(place, queryOf(operation, reading.today))
      if (response === undefined) {
        reasons.push({ operation: id, reason: 'no-answer', detail: failure.code })
        continue
      }
      const seen = {
        operation: id,
        method: 'GET',
        path,
        status: response.status,
        body: bounded(response.body),
      } as const
      const sight = sightOf(seen)
      if (sight === 'answer' || sight === 'absent') observations.push(seen)
      else reasons.push({ operation: id, reason: sight, detail: wordsOf(seen) })
      if (sight === 'answer') lists.set(id, seen.body)
    }
    // One thing that could be read tells of the operation, whatever became of the others.
    if (reasons.length === places.paths.length) unobserved.push(...reasons.slice(0, 1))
  }
  return { observations, unobserved }
}

/** The vendor's own sample repeats ten times, and waits 0.1 s longer each time (API guide). */
const mostRepeats = 10
const repeatStepMs = 100

/** More in a row, and nobody is there any more. */
const mostFailures = 4

/** Asks once, and again what sleeps or what got lost; a service that never woke is asked once from then on. */
function makeAsking({
  transport,
  url,
  token,
  clock,
}: Reading): (path: string, query: string) => Promise<Delivery> {
  const asleep = new Set<string>()
  let failures = 0
  return async (path, query) => {
    const service = serviceOf({ path })
    for (let repeat = 1; ; repeat++) {
      const delivery = await transport({ method: 'GET', path, query, headers: { 'x-xsrf-token': token } })
      if (delivery.response === undefined) {
        if (++failures === mostFailures) {
          const problem = `${failures} requests in a row had no answer (${delivery.failure.code})`
          throw new HarnessError('VMH_TARGET_UNREACHABLE', { url, problem })
        }
        if (repeat > 1) return delivery
        continue
      }
      failures = 0
      if (delivery.response.status !== 503) asleep.delete(service)
      else if (repeat <= mostRepeats && !asleep.has(service)) {
        await clock.sleep(repeat * repeatStepMs)
        continue
      } else asleep.add(service)
      return delivery
    }
  }
}

const dayMs = 86_400_000

function queryOf({ id, query }: ReadableOperation, today: () => number): string {
  if (id === 'host-metrics') return `target=cpu_load&from=${momentOf(today() - dayMs)}`
  return query.includes('limit') ? `limit=0,${mostItems}` : ''
}

/** `HH:MM_YYYYMMDD`, as metrics are asked for (dev-huzaki/whmcs-vmmanager6). */
function momentOf(ms: number): string {
  const [date = '', time = ''] = new Date(ms).toISOString().split('T')
  return `${time.slice(0, 5)}_${date.replaceAll('-', '')}`
}

function wordsOf({ status, body }: Pick<Observation, 'status' | 'body'>): string {
  const code = errorCodeOf(body)
  return code === undefined ? String(status) : `${status}, ${code}`
}
