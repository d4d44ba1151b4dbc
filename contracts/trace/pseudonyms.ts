import { createHmac } from 'node:crypto'
import type { Exchange } from '../exchange/exchange.ts'
import { hideExchange } from './hiding/hide-exchange.ts'
import { KnownSecrets, type StandIns, decodedText } from './hiding/known-secrets.ts'
import { hidden, placeholder } from './placeholder.ts'
import { isSecretName, secretInText } from './secret-places.ts'
import { isHarmlessWord } from './hiding/hide-value.ts'

type Kind = 'token' | 'secret'

/** Under these stand passwords and the like; whatever else is secret opens a session. */
const lastingSecret = /pass|pwd|private|product/

/** Shorter words of what is hidden stand in messages by chance. */
const word = /[^\s"'<>&=;,:{}[\]()]{6,}/g
/** So many signs of what is hidden are looked for in the answer. */
const mostEchoed = 10_000

/** Hides what may be secret in what is recorded. What it has met it never forgets. */
export interface Pseudonyms {
  /**
   * Puts placeholders in the place of secrets: `[token-1]` for what opens a session, `[secret-2]` for passwords and the
   * like. The same secret has the same placeholder wherever it stands and however it is encoded, also under no secret
   * name once it was met under one, so that what was equal stays equal.
   */
  readonly hide: <Value>(value: Value) => Value
  /**
   * The same for an exchange, of which only what the description of the API knows to be harmless stays as it is. Of the rest
   * its name, its type, its length and a fingerprint stay, `[hidden 12 0f8fad5b]`.
   */
  readonly hideExchange: (exchange: Exchange) => Exchange
}

/**
 * @param salt - makes fingerprints that nobody can look up; it must be kept nowhere
 */
export function pseudonyms(salt: string): Pseudonyms {
  const known = new KnownSecrets()
  const fingerprint = (text: string): string =>
    createHmac('sha256', salt).update(text).digest('hex').slice(0, 8)
  const conceal = (text: string): string =>
    text === '' || placeholder.test(text) ? text : hidden(text, fingerprint(text))

  const standIn = (secret: string, kind: Kind): string => {
    if (secret === '' || placeholder.test(secret)) return secret
    const earlier = known.placeholderOf(secret)
    if (earlier !== undefined) return earlier
    const made = `[${kind}-${known.size + 1}]`
    for (const form of new Set([secret, decoded(secret), decodedText(secret)])) {
      known.add(form, made, isHarmlessWord(form))
    }
    return made
  }
  const named = (value: string, name: string): string => {
    for (const part of partsOf(value, name)) standIn(part, kindOf(name))
    return standIn(bare(value, name), kindOf(name))
  }
  const inText = (text: string): string => {
    const shown = text.replace(secretInText, (whole, ...groups) => {
      const name = groups.slice(0, -2).find((group): group is string => typeof group === 'string') ?? ''
      return `${name}${standIn(plain(whole.slice(name.length), name), kindOf(name))}`
    })
    return known.replaceIn(shown) ?? conceal(text)
  }
  /** Words of what is hidden in the exchange under way: an answer that echoes them gives none away. */
  const echoes = new Set<string>()
  const inMessage = (text: string): string => {
    const shown = inText(text)
    if (echoes.size === 0 || !shown.includes(' ')) return shown
    return shown.replace(word, (part) => (echoes.has(part) ? conceal(part) : part))
  }
  /** What nobody can read may hold secrets by name: they are known from then on. */
  const unknown = (value: string, name: string): string => {
    if (placeholder.test(value)) return value
    const plainText = decodedText(value)
    if (isSecretName(name)) standIn(value, kindOf(name))
    for (const text of [value, plainText]) inText(text)
    for (const [part] of plainText.slice(0, mostEchoed).matchAll(word))
      if (!isHarmlessWord(part)) echoes.add(part)
    return known.placeholderOf(value) ?? conceal(value)
  }

  const within = (value: unknown, name: string | undefined): unknown => {
    if (typeof value === 'string') return name === undefined ? inText(value) : named(value, name)
    // The type is kept, so that the contract can still be held against it.
    if (typeof value === 'number') return name === undefined ? value : 0
    if (typeof value !== 'object' || value === null) return value
    if (Array.isArray(value)) return value.map((item) => within(item, name))
    return Object.fromEntries(
      Object.entries(value).map(([key, held]) => [key, within(held, isSecretName(key) ? key : name)]),
    )
  }
  const standIns: StandIns = { secret: named, unknown, text: inMessage }
  /** What was met last may have stood further up as well. */
  const twice = <Value>(act: () => Value): Value => {
    const before = known.size
    const once = act()
    return known.size === before ? once : act()
  }
  return {
    hide: (value) => twice(() => within(value, undefined) as typeof value),
    hideExchange: (exchange) => {
      echoes.clear()
      return twice(() => hideExchange(exchange, standIns))
    },
  }
}

function kindOf(name: string): Kind {
  return lastingSecret.test(name.toLowerCase()) ? 'secret' : 'token'
}

/** The secret of a header without what stands around it, so that it is known again elsewhere. */
function bare(value: string, name: string): string {
  const header = name.toLowerCase()
  if (header.endsWith('authorization')) return value.replace(/^\w+\s+/, '')
  if (header !== 'cookie' && header !== 'set-cookie') return value
  return /(?:^|;\s*)ses6=([^;]+)/.exec(value)?.[1] ?? value
}

/** What else a header holds that is a secret by itself: each cookie, and a password that is only encoded. */
function partsOf(value: string, name: string): readonly string[] {
  const header = name.toLowerCase()
  if (header === 'cookie') return value.split(';').map((pair) => pair.replace(/^[^=]*=/, '').trim())
  if (header === 'set-cookie')
    return value.split(/,(?=[^;,]+=)/).map((pair) => pair.replace(/^[^=]*=/, '').replace(/;.*/s, ''))
  const [, basic] = /^basic\s+(\S+)$/i.exec(value) ?? []
  if (basic === undefined) return []
  return [
    Buffer.from(basic, 'base64')
      .toString('utf8')
      .replace(/^[^:]*:/s, ''),
  ]
}

/** A secret as it is, where text has it in another form. */
function plain(secret: string, before: string): string {
  if (before.endsWith('=')) return decoded(secret)
  if (!before.endsWith('"')) return secret
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
