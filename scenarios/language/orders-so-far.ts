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
