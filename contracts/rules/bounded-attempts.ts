import type { OperationEvent, OrderEvent, Stamp } from '../trace/trace-event.ts'
import { type Finding, consumerFinding } from './finding.ts'
import { type Rule, nothing } from './rule.ts'

const finding = consumerFinding('bounded-attempts')

/** Tries before a person takes over (ISPsystemLLC/billmanager, processing module base class). */
const mostTries = 10

/** A job of an order that goes badly. */
interface TroubledJob {
  readonly order: string
  readonly name: string
  /** Where its last try failed. */
  exhausted?: number
  /** Where a person got it. */
  handedOver?: number
}

/**
 * At BILLmanager an operation is tried ten times at most; then a person gets it, once. Tries are counted by the
 * number that the platform gives them; what it does for itself is not judged.
 */
export const boundedAttempts: Rule<'bounded-attempts'> = {
  name: 'bounded-attempts',
  platforms: ['billmanager'],
  seenBy: { consumer: 'whole', observer: 'whole', log: 'whole' },
  watch: () => {
    const troubled = new Map<string, TroubledJob>()
    const handedOrders = new Map<string, number>()
    let failures = 0
    return {
      occasions: () => failures,
      see: (event) => {
        if (event.type === 'operation') {
          if (event.order !== undefined && event.outcome === 'failed') failures++
          return seeOperation(event, troubled)
        }
        if (event.type !== 'order' || event.step !== 'manual') return nothing
        return seeHandOver(event, troubled, handedOrders)
      },
      conclude: () =>
        [...troubled.values()].flatMap(({ order, name, exhausted }) =>
          exhausted === undefined
            ? []
            : [finding('not-handed-over', order, { name, tries: mostTries }, [exhausted])],
        ),
    }
  },
}

function seeOperation(
  { order, name, outcome, tryCount, seq }: OperationEvent & Stamp,
  troubled: Map<string, TroubledJob>,
): readonly Finding[] {
  if (order === undefined) return nothing
  const key = `${name} ${order}`
  const job = troubled.get(key) ?? { order, name }
  switch (outcome) {
    case 'started':
      // A first try is that of a new operation.
      if (tryCount === 1) troubled.delete(key)
      if (tryCount !== mostTries + 1) return nothing
      return [
        finding('too-many', order, { name, tries: mostTries }, [
          ...(job.exhausted === undefined ? [] : [job.exhausted]),
          seq,
        ]),
      ]
    case 'failed':
      if (tryCount >= mostTries) troubled.set(key, { ...job, exhausted: seq })
      return nothing
    case 'manual': {
      troubled.set(key, { order, name, handedOver: seq })
      if (job.handedOver === undefined) return nothing
      return [finding('handed-over-twice', order, { name }, [job.handedOver, seq])]
    }
    case 'done':
    case 'refused':
      troubled.delete(key)
      return nothing
  }
}

/** An order in a person's hands is its opening in a person's hands. */
function seeHandOver(
  { order, seq }: OrderEvent & Stamp,
  troubled: Map<string, TroubledJob>,
  handedOrders: Map<string, number>,
): readonly Finding[] {
  const opening = troubled.get(`open ${order}`)
  if (opening !== undefined) delete opening.exhausted
  const earlier = handedOrders.get(order)
  handedOrders.set(order, seq)
  return earlier === undefined
    ? nothing
    : [finding('handed-over-twice', order, { name: 'open' }, [earlier, seq])]
}
