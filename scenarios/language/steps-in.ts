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

/** How many orders have names that begin alike, by that beginning. */
export type OrdersSoFar = ReadonlyMap<string, number>

/**
 * The whole names of the orders that a name stands for: of the one that is called so, else of all whose names begin
 * so: `web` for `web-1`, or for `web-1` and `web-2`. Empty where there is none.
 */
export function ordersNamed(name: string, orders: OrdersSoFar): readonly string[] {
  const [, prefix = '', number] = /^(.*)-([1-9]\d*)$/.exec(name) ?? []
  if (Number(number) <= (orders.get(prefix) ?? 0)) return [name]
  return Array.from({ length: orders.get(name) ?? 0 }, (_, index) => `${name}-${index + 1}`)
}

/** All orders, by their whole names. */
export function allOrders(orders: OrdersSoFar): readonly string[] {
  return [...orders].flatMap(([prefix, count]) =>
    Array.from({ length: count }, (_, index) => `${prefix}-${index + 1}`),
  )
}
