/** An item of a list as it came over the wire: nothing is known about it yet. */
export type UnknownItem = Readonly<Record<string, unknown>>

/** The items of a list answer; none where the answer is not one. */
export function itemsOf(body: unknown): readonly UnknownItem[] {
  const list = (body as { readonly list?: unknown } | null | undefined)?.list
  return Array.isArray(list) ? list.filter((item) => typeof item === 'object' && item !== null) : []
}
