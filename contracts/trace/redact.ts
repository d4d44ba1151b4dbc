import type { Exchange } from '../exchange/exchange.ts'
import { hideExchange } from './hiding/hide-exchange.ts'
import { hidden, placeholder } from './placeholder.ts'
import { isSecretName, secretInText } from './secret-places.ts'
import type { StandIns } from './hiding/known-secrets.ts'

/** Stands in a trace where a secret stood. */
export const redacted = '[redacted]'

/**
 * The same value without its secrets: session headers, properties that the contract marks as secret, and tokens
 * wherever they stand. Types are kept, so that the contract can still be held against it. Shares with the original
 * whatever holds no secret, and is the original itself when there is none.
 */
export function redact<Value>(value: Value): Value {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    return redactValue(value, false) as Value
  }
  return redactParts(value as Record<string, unknown>) as Value
}

const standIns: StandIns = {
  secret: redactSecret,
  unknown: (value, name) => (isSecretName(name) ? redactSecret(value) : conceal(value)),
  text: redactText,
}

/** Exchanges of which nothing has to go. Each passes through here in the trace, and in each report. */
const cleanExchanges = new WeakSet()

/**
 * The same exchange without anything that the description of the API does not know to be harmless: under names that it does
 * not declare, in calls that it does not know, and in bodies that cannot be parsed, only types and lengths stay.
 */
export function redactExchange(exchange: Exchange): Exchange {
  if (cleanExchanges.has(exchange)) return exchange
  const clean = hideExchange(exchange, standIns)
  cleanExchanges.add(clean)
  return clean
}

function conceal(value: string): string {
  return placeholder.test(value) ? value : hidden(value)
}

/** Parts that hold no secret. An exchange passes through here in the trace, in its rule and in a report. */
const cleanParts = new WeakSet()

/** As `redactProperties`, whose loop it repeats: one loop for both, told what to call, takes a third longer. */
function redactParts(value: Readonly<Record<string, unknown>>): object {
  let copy: Record<string, unknown> | undefined
  for (const name in value) {
    const part = value[name]
    const clean = name === 'expect' ? redactCounts(part) : redactPart(part, isSecretName(name))
    if (clean === part) continue
    copy ??= { ...value }
    copy[name] = clean
  }
  return copy ?? value
}

/**
 * What a scenario expects goes by names of operations and orders, such as `host-password: 3`: they name what is counted, and
 * no secret. Texts are looked through all the same.
 */
function redactCounts(value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return redactValue(value, false)
  const entries = Object.entries(value).map(([name, held]) => [name, redactCounts(held)] as const)
  return entries.every(([name, held]) => held === (value as Record<string, unknown>)[name])
    ? value
    : Object.fromEntries(entries)
}

function redactPart(part: unknown, isSecret: boolean): unknown {
  if (isSecret || typeof part !== 'object' || part === null) return redactValue(part, isSecret)
  if (cleanParts.has(part)) return part
  const clean = redactValue(part, false) as object
  cleanParts.add(clean)
  return clean
}

function redactValue(value: unknown, isSecret: boolean): unknown {
  if (typeof value === 'string') return isSecret ? redactSecret(value) : redactText(value)
  if (typeof value === 'number') return isSecret ? 0 : value
  if (typeof value !== 'object' || value === null) return value
  return Array.isArray(value)
    ? redactItems(value, isSecret)
    : redactProperties(value as Record<string, unknown>, isSecret)
}

/** What stands for a secret in a recording stays: it tells no more than that two secrets are the same. */
function redactSecret(value: string): string {
  return value === '' || placeholder.test(value) ? value : redacted
}

/** `key=x`: no form of a secret in text is shorter. */
const shortestSecret = 5

/** A token has no less. */
const shortestToken = 38

function redactText(text: string): string {
  // To look is far cheaper than to replace nothing.
  return mayHoldSecret(text) && text.search(secretInText) >= 0
    ? text.replace(secretInText, `${before}${redacted}`)
    : text
}

/** What stands before a secret, in whichever of the shapes it is. */
const before = '$1$2$3$4$5$6'

/** Every shape has one of these characters, and a look for them is far cheaper than the shapes. */
function mayHoldSecret(text: string): boolean {
  if (text.length < shortestSecret) return false
  const mayHoldToken = text.length >= shortestToken
  for (let index = 0; index < text.length; index++) {
    const code = text.charCodeAt(index)
    if (code === equalsSign || code === quote || (code === hyphen && mayHoldToken)) return true
  }
  return false
}

const [equalsSign, quote, hyphen] = [61, 34, 45]

function redactItems(items: readonly unknown[], isSecret: boolean): readonly unknown[] {
  let copy: unknown[] | undefined
  for (let index = 0; index < items.length; index++) {
    const clean = redactValue(items[index], isSecret)
    if (clean === items[index]) continue
    copy ??= [...items]
    copy[index] = clean
  }
  return copy ?? items
}

function redactProperties(value: Readonly<Record<string, unknown>>, isSecret: boolean): object {
  let copy: Record<string, unknown> | undefined
  // Keys in a loop of their own would be a list to make and to throw away for each object.
  for (const name in value) {
    const held = value[name]
    const clean =
      name === 'expect' && !isSecret ? redactCounts(held) : redactValue(held, isSecret || isSecretName(name))
    if (clean === held) continue
    copy ??= { ...value }
    copy[name] = clean
  }
  return copy ?? value
}
