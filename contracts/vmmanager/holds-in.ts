/** Whether a part of the description holds in that dialect: `x-dialects` names those in which it does, else in all. */
export function holdsIn(part: unknown, dialectName: string): boolean {
  if (typeof part !== 'object' || part === null || !('x-dialects' in part)) return true
  const named = part['x-dialects']
  return !Array.isArray(named) || named.includes(dialectName)
}
