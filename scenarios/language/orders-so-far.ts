/** How many orders have names that begin alike, by that beginning. */
export type OrdersSoFar = ReadonlyMap<string, number>

/**
 * The whole name of the order that a name stands for: `web` for `web-1` where orders are called so, else itself;
 * undefined where there is none.
 */
export function orderNamed(name: string, orders: OrdersSoFar): string | undefined {
  if (orders.has(name)) return `${name}-1`
  const [, prefix = '', number] = /^(.*)-([1-9]\d*)$/.exec(name) ?? []
  return Number(number) <= (orders.get(prefix) ?? 0) ? name : undefined
}
