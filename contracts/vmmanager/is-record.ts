import { secretNames } from './secret-names.ts'

const maxLength = 80

/** The value as JSON of at most 80 characters, with types in the place of secrets; `nothing` where there is none. */
export function shortJson(value: unknown): string {
  if (value === undefined) return 'nothing'
  const json = JSON.stringify(value, (key, inner: unknown) => (secretNames.has(key) ? kindOf(inner) : inner))
  // A cut may split a surrogate pair, and half of one is not valid in any report format.
  return json.length <= maxLength ? json : `${json.slice(0, maxLength - 1).toWellFormed()}…`
}

/** The JSON type of a value: what may be said of a secret. */
export function kindOf(value: unknown): string {
  if (value === undefined) return 'nothing'
  if (value === null) return 'null'
  return Array.isArray(value) ? 'array' : typeof value
}

/** Whether it is an object of JSON. */
export function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
