import { placeholder } from './placeholder.ts'
import { isSecretName, secretInText } from './secret-places.ts'

type Kind = 'token' | 'secret'

/** Shorter words are too likely to mean something else. */
const shortestWord = 8
const word = /[^\s/?&=,;'"()<>{}[\]]+/g
/** Under these stand passwords and the like; whatever else is secret opens a session. */
const lastingSecret = /pass|private|product/

/**
 * Makes a function that puts placeholders in the place of secrets: `[token-1]` for what opens a session, `[secret-2]`
 * for passwords and the like. The same secret has the same placeholder wherever it stands, also under no secret name
 * once it was met under one, so that what was equal stays equal. What the function has met it never forgets.
 */
export function pseudonyms(): <Value>(value: Value) => Value {
  const known = new Map<string, string>()

  const standIn = (secret: string, kind: Kind): string => {
    if (secret === '' || placeholder.test(secret)) return secret
    const earlier = known.get(secret)
    if (earlier !== undefined) return earlier
    const made = `[${kind}-${known.size + 1}]`
    known.set(secret, made)
    return made
  }

  const inText = (text: string): string => {
    const named = text.replace(secretInText, (whole, json?: string, form?: string) => {
      const name = json ?? form ?? ''
      const secret = whole.slice(name.length)
      return `${name}${standIn(plain(secret, { json, form }), kindOf(name))}`
    })
    return named.replace(word, (part) =>
      part.length < shortestWord ? part : (known.get(part) ?? known.get(decoded(part)) ?? part),
    )
  }

  const within = (value: unknown, name: string | undefined): unknown => {
    if (typeof value === 'string') {
      return name === undefined ? inText(value) : standIn(bare(value, name), kindOf(name))
    }
    // The type is kept, so that the contract can still be held against it.
    if (typeof value === 'number') return name === undefined ? value : 0
    if (typeof value !== 'object' || value === null) return value
    if (Array.isArray(value)) return value.map((item) => within(item, name))
    return Object.fromEntries(
      Object.entries(value).map(([key, held]) => [key, within(held, isSecretName(key) ? key : name)]),
    )
  }

  return (value) => {
    const before = known.size
    const once = within(value, undefined) as typeof value
    // What was met last may have stood further up as well.
    return known.size === before ? once : (within(value, undefined) as typeof value)
  }
}

function kindOf(name: string): Kind {
  return lastingSecret.test(name.toLowerCase()) ? 'secret' : 'token'
}

/** The secret of a header without what stands around it, so that it is known again elsewhere. */
function bare(value: string, name: string): string {
  const header = name.toLowerCase()
  if (header === 'authorization') return value.replace(/^\w+\s+/, '')
  if (header !== 'cookie' && header !== 'set-cookie') return value
  return /(?:^|;\s*)ses6=([^;]+)/.exec(value)?.[1] ?? value
}

/** A secret as it is, where text has it in another form. */
function plain(
  secret: string,
  { json, form }: { readonly json: string | undefined; readonly form: string | undefined },
): string {
  if (form !== undefined) return decoded(secret)
  if (json === undefined) return secret
  try {
    return String(JSON.parse(`"${secret}"`))
  } catch {
    return secret
  }
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}
