import { secretNames } from '../vmmanager/secret-names.ts'

/** Stands in a trace where a secret stood. */
export const redacted = '[redacted]'

/** Headers that carry a session. */
const secretHeaders = [
  'authorization',
  'cookie',
  'internal-auth',
  'isp-session',
  'ses6',
  'set-cookie',
  'x-xsrf-token',
]

const secretKeys: ReadonlySet<string> = new Set([...secretNames, ...secretHeaders])

/** How tokens of VMmanager look, e.g. `5-0f8fad5b-d9cb-469f-a165-70867728950e`. */
export const tokenShape: RegExp = /\b\d+-[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}\b/i

const names = [...secretNames].join('|')

/**
 * Secrets inside text: tokens, and what stands under a secret name in JSON, which a cut body still is, or in a form
 * or query; there the name itself stays.
 */
const secretInText = new RegExp(
  [
    tokenShape.source,
    String.raw`("(?:${names})"\s*:\s*")(?:[^"\\]|\\.)+`,
    `((?:^|[?&])(?:${names})=)[^&]+`,
  ].join('|'),
  'gi',
)

/**
 * The same value without its secrets: session headers, properties that the contract marks as secret, and tokens
 * wherever they stand. Types are kept, so that the contract can still be held against it. Shares with the original
 * whatever holds no secret, and is the original itself when there is none.
 */
export function redact<Value>(value: Value): Value {
  return redactValue(value, false) as Value
}

function redactValue(value: unknown, isSecret: boolean): unknown {
  if (typeof value === 'string') return isSecret && value !== '' ? redacted : redactText(value)
  if (typeof value === 'number') return isSecret ? 0 : value
  if (typeof value !== 'object' || value === null) return value
  return Array.isArray(value)
    ? redactItems(value, isSecret)
    : redactProperties(value as Record<string, unknown>, isSecret)
}

/** No secret is found in less: that of a name and an equals sign is the shortest. */
const shortestSecret = 5

/** What the shapes of secrets cannot do without. */
const marks = /[-="]/

function redactText(text: string): string {
  if (text.length < shortestSecret || !marks.test(text)) return text
  return text.replace(secretInText, `$1$2${redacted}`)
}

function redactItems(items: readonly unknown[], isSecret: boolean): readonly unknown[] {
  const clean = items.map((item) => redactValue(item, isSecret))
  return clean.every((item, index) => item === items[index]) ? items : clean
}

function redactProperties(value: Readonly<Record<string, unknown>>, isSecret: boolean): object {
  let copy: Record<string, unknown> | undefined
  for (const name of Object.keys(value)) {
    const held = value[name]
    const clean = redactValue(held, isSecret || secretKeys.has(name.toLowerCase()))
    if (clean === held) continue
    copy ??= { ...value }
    copy[name] = clean
  }
  return copy ?? value
}
