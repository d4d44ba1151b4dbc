/** An item of an answer, read as unknown data. */
export type AnswerItem = Readonly<Record<string, unknown>>

/** The items of a list, or the one item of a short read; none where an answer is neither. */
export function itemsOf(body: unknown): readonly AnswerItem[] {
  if (typeof body !== 'object' || body === null) return []
  const list = 'list' in body && Array.isArray(body.list) ? (body.list as unknown[]) : [body]
  return list.filter((item) => typeof item === 'object' && item !== null) as AnswerItem[]
}
