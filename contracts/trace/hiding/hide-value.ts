import { isSecretName } from '../secret-places.ts'
import type { Shape } from './shape.ts'
import { type JsonSchema, openapi } from '../../vmmanager/description.ts'
import { once } from '../../vmmanager/once.ts'
import type { StandIns } from './known-secrets.ts'

const words = once(() => wordsIn(openapi, new Set()))

/** True for a word of the API itself, which means that wherever it stands, also where somebody takes it for a password. */
export function isHarmlessWord(word: string): boolean {
  return words().has(word)
}

const numberNames = once(() => namesOfNumbersIn(openapi.components.schemas, new Set()))

/** True for a name under which the API has numbers, and no secret. */
function isNumberName(name: string): boolean {
  return numberNames().has(name) && !isSecretName(name)
}

function namesOfNumbersIn(node: object, found: Set<string>): Set<string> {
  for (const [name, held] of Object.entries(node)) {
    if (typeof held !== 'object' || held === null) continue
    const { type } = held as JsonSchema
    if ([type].flat().some((one) => one === 'integer' || one === 'number')) found.add(name)
    namesOfNumbersIn(held, found)
  }
  return found
}

function wordsIn(node: unknown, found: Set<string>): Set<string> {
  if (typeof node !== 'object' || node === null) return found
  for (const [key, held] of Object.entries(node)) {
    found.add(key)
    if (key === 'enum' && Array.isArray(held)) for (const value of held) found.add(String(value))
    wordsIn(held, found)
  }
  return found
}

/** What a number may look like where it is sent as text. */
const numberText = /^[-+]?[\d.]{1,20}$/
/** Names that say what something is, and are nothing themselves. */
const plainName = /^[A-Za-z_][A-Za-z_.-]{0,39}\d{0,3}$/

/**
 * A value without what the description does not know to be harmless: a text under a name that it does not declare, or
 * marks as secret, has something else in its place, and a number is 0. Types, names and the shape of the whole stay. Shares
 * with the original whatever stays, and is the original itself where all does.
 *
 * @param name - under which it stands
 */
export function hideValue(
  value: unknown,
  shape: Shape | undefined,
  name: string,
  standIns: StandIns,
): unknown {
  if (typeof value === 'string') return hideText(value, shape, name, standIns)
  if (typeof value === 'number') return isShownNumber(shape, name) ? value : 0
  if (typeof value !== 'object' || value === null) return value
  if (Array.isArray(value)) {
    const items = shape?.items()
    return hideItems(value, shape?.isSecret === true ? secretShape : items, name, standIns)
  }
  return hideProperties(value as Readonly<Record<string, unknown>>, shape, name, standIns)
}

/** A number under a name that is that of a number elsewhere, as `id`, is no secret. */
function isShownNumber(shape: Shape | undefined, name: string): boolean {
  return shape === undefined ? isNumberName(name) : !shape.isSecret && (shape.isNumber || shape.isText)
}

/** Of whatever is inside a secret. */
const secretShape: Shape = {
  isSecret: true,
  isText: false,
  isNumber: false,
  properties: () => new Map(),
  items: () => secretShape,
}

function hideText(value: string, shape: Shape | undefined, name: string, standIns: StandIns): string {
  if (value === '') return value
  if (shape === undefined || shape.isSecret) {
    return shape !== undefined || isSecretName(name)
      ? standIns.secret(value, name)
      : standIns.unknown(value, name)
  }
  if (shape.isText) return standIns.text(value)
  return shape.isNumber && numberText.test(value) ? value : standIns.unknown(value, name)
}

function hideItems(
  items: readonly unknown[],
  shape: Shape | undefined,
  name: string,
  standIns: StandIns,
): readonly unknown[] {
  let copy: unknown[] | undefined
  for (let index = 0; index < items.length; index++) {
    const clean = hideValue(items[index], shape, name, standIns)
    if (clean === items[index]) continue
    copy ??= [...items]
    copy[index] = clean
  }
  return copy ?? items
}

/** Under these stands what a pair of a name and a value holds. */
const pairValues: ReadonlySet<string> = new Set([
  'value',
  'values',
  'content',
  'data',
  'default',
  'default_value',
])

const pairNames = ['name', 'key']

function isSecretText(name: unknown): boolean {
  return typeof name === 'string' && isSecretName(name)
}

function hideProperties(
  value: Readonly<Record<string, unknown>>,
  shape: Shape | undefined,
  name: string,
  standIns: StandIns,
): object {
  const known = shape?.properties()
  let copy: Record<string, unknown> | undefined
  for (const key in value) {
    const held = value[key]
    const isHeld = pairValues.has(key) && pairNames.some((one) => isSecretText(value[one]))
    const inner = shape?.isSecret === true || isHeld ? secretShape : known?.get(key)
    const shown = inner === undefined ? shownName(key, standIns) : key
    const under = inner === undefined && isSecretName(name) ? name : key
    // Nobody can tell what counts under a name that is hidden; so it is the same when it is hidden once more.
    const isNameless = shown !== key && typeof held === 'number'
    const clean = isNameless ? 0 : hideValue(held, inner, under, standIns)
    if (clean === held && shown === key) continue
    copy ??= { ...value }
    if (shown !== key) delete copy[key]
    // Not by assignment, which a name such as `__proto__` turns into something else.
    Object.defineProperty(copy, shown, { value: clean, enumerable: true, configurable: true, writable: true })
  }
  return copy ?? value
}

function shownName(key: string, standIns: StandIns): string {
  return plainName.test(key) ? standIns.text(key) : standIns.unknown(key, '')
}
