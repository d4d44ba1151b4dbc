import type { HttpMethod } from '../exchange/exchange.ts'
import type { Platform } from '../trace/trace-event.ts'
import { isDeepStrictEqual } from 'node:util'
import { kindOf } from '../vmmanager/is-record.ts'

/** What Pact holds a value against. */
export interface Matcher {
  readonly match: string
  readonly regex?: string
  readonly min?: number
}

/** What a platform needs in one place of an answer. */
export interface Need {
  readonly example: unknown
  readonly matchers: readonly Matcher[]
}

type Accepts = (value: unknown, example: unknown, matcher: Matcher) => boolean

const ofSameKind: Accepts = (value, example) => kindOf(value) === kindOf(example)

const acceptances: Readonly<Record<string, Accepts>> = {
  integer: (value) => Number.isInteger(value),
  type: (value, example, { min = 0 }) =>
    kindOf(value) === kindOf(example) && (!Array.isArray(value) || value.length >= min),
  regex: (value, _, { regex = '' }) =>
    (typeof value === 'string' || typeof value === 'number') && new RegExp(regex).test(String(value)),
  equality: (value, example) => isDeepStrictEqual(value, example),
}

/** Whether the value does. A matcher that is not known is taken for one of kinds. */
export function accepts({ example, matchers }: Need, value: unknown): boolean {
  return matchers.every((matcher) => (acceptances[matcher.match] ?? ofSameKind)(value, example, matcher))
}

/** Whether the value has a type that does, whatever it says: another answer may say what this one may not. */
export function acceptsKind({ example, matchers }: Need, value: unknown): boolean {
  return matchers.every(({ match }) => {
    if (match === 'integer') return Number.isInteger(value)
    if (match === 'regex') return typeof value === 'string' || typeof value === 'number'
    return kindOf(value) === kindOf(example)
  })
}

/** One value of each type, to ask whether the type would do. */
const samples: Readonly<Record<string, unknown>> = {
  integer: 1,
  number: 0.5,
  boolean: true,
  null: null,
}

/** Whether values of that type may do; which of them is not asked. */
export function acceptsType({ example, matchers }: Need, type: string): boolean {
  const sample = samples[type]
  if (sample === undefined) return kindOf(example) === type
  return matchers.every(({ match, regex = '' }) => {
    if (match === 'integer') return type === 'integer'
    if (match === 'regex' && type === 'integer') return new RegExp(regex).test('1')
    return kindOf(sample) === kindOf(example)
  })
}

/** What a platform has recorded that it sends to a VMmanager, and what it needs of the answer. */
export interface Interaction {
  readonly platform: Platform
  /** What the pact calls it. */
  readonly description: string
  readonly method: HttpMethod
  /** Path template of the contract. */
  readonly path: string
  /** Names of its query parameters. */
  readonly query: readonly string[]
  /** An example of its body; absent where nothing is sent. */
  readonly body?: unknown
  readonly status: number
  /** Whether any status of a success does as well. */
  readonly takesAnySuccess: boolean
  /** By general JSON pointer into the body of the answer; what holds something that is needed is needed as well. */
  readonly needs: ReadonlyMap<string, Need>
}

/** Whether it lives on the operation doing what it is asked for. */
export function isSuccess({ status }: Interaction): boolean {
  return status < 400
}
