import type { OrdersSoFar } from './orders-so-far.ts'
import type { Step } from './step.ts'

/** Every step of a story, those of branches among them. */
export function stepsIn(steps: readonly Step[]): readonly Exclude<Step, { readonly parallel: unknown }>[] {
  return steps.flatMap((step) =>
    'parallel' in step ? step.parallel.flatMap((branch) => stepsIn(branch)) : [step],
  )
}

/** How many orders a story places, by the beginning of their names. */
export function placedIn(steps: readonly Step[]): OrdersSoFar {
  const placed = new Map<string, number>()
  for (const step of stepsIn(steps)) {
    if (!('order' in step)) continue
    const { as: prefix = 'order', count = 1 } = step.order
    placed.set(prefix, (placed.get(prefix) ?? 0) + count)
  }
  return placed
}

/** Both together. */
export function withOrders(orders: OrdersSoFar, more: OrdersSoFar): OrdersSoFar {
  const all = new Map(orders)
  for (const [prefix, count] of more) all.set(prefix, (all.get(prefix) ?? 0) + count)
  return all
}
