/** Signs that make a terminal do something, or let text look like other text: controls, and marks that turn directions. */
const control = /(?![\t\n])[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu
/** How runners of CI know a command in a line of a log. */
const command = /(^|\s)(:)(?=:)|##(?=\[|vso\[)/g

/** Text of others as text: what would control a terminal, or command a runner of CI, is shown as its number, or taken apart. */
export function printable(text: string): string {
  return text
    .replaceAll(control, (sign) => `\\u${(sign.codePointAt(0) ?? 0).toString(16).padStart(4, '0')}`)
    .replaceAll(command, (whole, before: string | undefined) =>
      whole.startsWith('##') ? '# #' : `${before ?? ''}: `,
    )
}

/** The same value with every text in it made printable, in one line each; names of properties are ours. */
export function printableIn<Value>(value: Value): Value {
  return within(value) as Value
}

function within(value: unknown): unknown {
  if (typeof value === 'string') return printable(value.replaceAll('\n', String.raw`\n`))
  if (typeof value !== 'object' || value === null) return value
  if (Array.isArray(value)) return value.map(within)
  return Object.fromEntries(Object.entries(value).map(([key, held]) => [key, within(held)]))
}
