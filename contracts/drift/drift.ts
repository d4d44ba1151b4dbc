import { redact } from '../trace/redact.ts'
import type { Platform } from '../trace/trace-event.ts'
import type { Departure, DriftPart, Reality } from './departure.ts'
import { type Interaction, type Need, accepts, acceptsKind, acceptsType, isSuccess } from './interaction.ts'
import { unescapeToken } from '../vmmanager/json-pointer.ts'
import { isRecord, kindOf } from '../vmmanager/is-record.ts'
import { nodesAt, parentOf } from './nodes-at.ts'

/** What a departure does to one platform. */
export type Verdict =
  | { readonly kind: 'breaking'; /** The recorded interaction that would fail. */ readonly because: string }
  /** It makes the call, and can live with the departure. */
  | { readonly kind: 'safe' }
  /** It never makes the call. */
  | { readonly kind: 'unused' }

/** Judges a departure by what one platform has recorded that it sends and needs. */
export function verdictOf(departure: Departure, interactions: readonly Interaction[]): Verdict {
  const uses = interactions.filter(
    ({ method, path }) => method === departure.method && path === departure.path,
  )
  if (uses.length === 0) return { kind: 'unused' }
  const victim = victims[departure.part](departure, uses)
  return victim === undefined ? { kind: 'safe' } : { kind: 'breaking', because: victim.description }
}

/** The first of those who make the call that cannot live with it. */
type Victim = (departure: Departure, uses: readonly Interaction[]) => Interaction | undefined

const victims: Readonly<Record<DriftPart, Victim>> = {
  operation: ({ change }, [first]) => (change === 'missing' ? first : undefined),
  status: ({ reality }, uses) =>
    uses.filter(isSuccess).find((use) => valuesOf(reality).some((status) => !takesStatus(use, status))),
  query: ({ pointer, change, reality }, uses) => {
    if (reality.kind === 'demanded') return uses.find(({ query }) => !query.includes(pointer))
    return change === 'missing' ? uses.find(({ query }) => query.includes(pointer)) : undefined
  },
  request: (departure, uses) => uses.find((use) => isRefused(departure, use)),
  response: (departure, uses) => (departure.change === 'new' ? undefined : starved(departure, uses)),
}

function takesStatus({ status, takesAnySuccess }: Interaction, seen: unknown): boolean {
  return seen === status || (takesAnySuccess && typeof seen === 'number' && seen >= 200 && seen < 300)
}

function isRefused({ pointer, change, reality }: Departure, { body }: Interaction): boolean {
  if (reality.kind === 'demanded') {
    const parents = nodesAt(body ?? {}, parentOf(pointer))
    const name = unescapeToken(pointer.slice(pointer.lastIndexOf('/') + 1))
    return parents.some((parent) => isRecord(parent) && !Object.hasOwn(parent, name))
  }
  if (change === 'new') return false
  const sent = nodesAt(body, pointer)
  return reality.kind === 'described' ? sent.some((value) => !isTaken(value, reality)) : sent.length > 0
}

function isTaken(value: unknown, { types, values }: Extract<Reality, { kind: 'described' }>): boolean {
  const kind = Number.isInteger(value) && types.includes('integer') ? 'integer' : kindOf(value)
  return types.includes(kind) && (values === undefined || values.includes(value))
}

/** One that needs what is there no longer, or is there in a form that it cannot read. */
function starved(
  { pointer, change, reality }: Departure,
  uses: readonly Interaction[],
): Interaction | undefined {
  const having = uses.filter(isSuccess).flatMap((use) => {
    const need = use.needs.get(pointer)
    return need === undefined ? [] : [{ use, need }]
  })
  const [first] = having
  if (change === 'missing' || reality.kind === 'optional') return first?.use
  const unable = having.find(({ need }) => !canRead(reality, need))
  const isSaid = valuesOf(reality).every((value) => having.some(({ need }) => accepts(need, value)))
  return unable?.use ?? (isSaid ? undefined : first?.use)
}

/** By the type: which values are waited for differs from one that needs it to the next. */
function canRead(reality: Reality, need: Need): boolean {
  if (reality.kind === 'values') return reality.values.every((value) => acceptsKind(need, value))
  if (reality.kind !== 'described') return true
  const { types, added, values } = reality
  const isOfUse = (type: string): boolean => acceptsType(need, type)
  const isSaid = values === undefined || values.some((value) => accepts(need, value))
  return isSaid && added.every(isOfUse) && types.some(isOfUse)
}

/** What was seen, or may be seen that could not before. */
function valuesOf(reality: Reality): readonly unknown[] {
  if (reality.kind === 'values') return reality.values
  return reality.kind === 'described' ? reality.addedValues : []
}

/** A departure, and what it does to each platform. */
export interface Drift extends Omit<Departure, 'reality'> {
  readonly verdicts: Readonly<Partial<Record<Platform, Verdict>>>
}

/** Judges a departure for some platforms. What a foreign server has written into it can be shown afterwards. */
export function driftOf(
  { reality, ...told }: Departure,
  interactions: readonly Interaction[],
  platforms: readonly Platform[],
): Drift {
  const verdicts = platforms.map((platform) => {
    const own = interactions.filter((interaction) => interaction.platform === platform)
    return [platform, verdictOf({ ...told, reality }, own)] as const
  })
  const { path, pointer, expected, actual } = told
  return {
    ...told,
    path: visible(path),
    pointer: visible(pointer),
    expected: visible(expected),
    actual: visible(redact(actual)),
    verdicts: Object.fromEntries(verdicts),
  }
}

/** Whether some platform cannot live with it. */
export function isBreaking({ verdicts }: Pick<Drift, 'verdicts'>): boolean {
  return Object.values(verdicts).some(({ kind }) => kind === 'breaking')
}

/** Nobody names a field at greater length. */
const mostCharacters = 160

/** The text with what would steer a terminal, or reverse what is read there, as escapes. */
function visible(text: string): string {
  const cut = text.length <= mostCharacters ? text : `${text.slice(0, mostCharacters - 1).toWellFormed()}…`
  return cut.replaceAll(
    /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu,
    (character) => `\\u${(character.codePointAt(0) ?? 0).toString(16).padStart(4, '0')}`,
  )
}
