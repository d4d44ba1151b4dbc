/** Text that Markdown of GitHub and GitLab shows as it is, on one line, also inside of a table. */
export function escapeMarkdown(text: string): string {
  return text.replaceAll(/\s+/g, ' ').replaceAll(/[\\`*_[\]<>|~&$#@]/g, String.raw`\$&`)
}

/** Lines that Markdown shows as they are; the fence is longer than any in them. */
export function codeBlock(lines: readonly string[]): readonly string[] {
  const ticks = lines.flatMap((line) => line.match(/`+/g) ?? []).map(({ length }) => length)
  const fence = '`'.repeat(Math.max(2, ...ticks) + 1)
  return [`${fence}text`, ...lines, fence]
}

/** A table of plain texts, one line a row; every row has as many cells as the head. */
export function markdownTable(
  head: readonly string[],
  rows: readonly (readonly string[])[],
): readonly string[] {
  return [head.map(escapeMarkdown), head.map(() => '---'), ...rows.map((row) => row.map(escapeMarkdown))].map(
    (cells) => `| ${cells.join(' | ')} |`,
  )
}
