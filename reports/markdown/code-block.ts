/** Lines that Markdown shows as they are; the fence is longer than any in them. */
export function codeBlock(lines: readonly string[]): readonly string[] {
  const ticks = lines.flatMap((line) => line.match(/`+/g) ?? []).map(({ length }) => length)
  const fence = '`'.repeat(Math.max(2, ...ticks) + 1)
  return [`${fence}text`, ...lines, fence]
}
