/** Levels of objects and lists that a body may have; VMmanager's own have fewer than ten. */
export const mostLevels = 64

/** True where a value has more levels of objects and lists; looks no deeper than that. */
export function isDeeper(value: unknown, levels: number = mostLevels): boolean {
  if (typeof value !== 'object' || value === null) return false
  if (levels === 0) return true
  for (const held of Object.values(value)) if (isDeeper(held, levels - 1)) return true
  return false
}

/** As `isDeeper` of what a text of JSON holds; short texts are not looked at, since each level costs two characters. */
export function isDeeperText(text: string, value: unknown, levels: number = mostLevels): boolean {
  return text.length > 2 * levels && isDeeper(value, levels)
}
