import type { ExchangeResponse } from '../../contracts/exchange/exchange.ts'

/** A place in which an answer is built otherwise than the recorded one. */
export interface Difference {
  /** `status`, or a place in the body such as `/list/*\/ip4`. */
  readonly place: string
  readonly recorded: string
  readonly replayed: string
  /** Where a list has items in one of them alone: that is how full the target is, not how its answers are built. */
  readonly isOfState?: true
}

/**
 * How the answer of today differs from the recorded one in its structure: status, code of an error, types and fields.
 * Values are not looked at. `null` stands for any type, and what only some items of a list have may be missing.
 */
export function diffAnswers(recorded: ExchangeResponse, replayed: ExchangeResponse): readonly Difference[] {
  if (recorded.status !== replayed.status) {
    return [{ place: 'status', recorded: statusWords(recorded), replayed: statusWords(replayed) }]
  }
  const codes = [recorded, replayed].map(({ body }) => errorOf(body))
  if (codes[0] !== codes[1]) {
    return [{ place: '/error/code', recorded: codes[0] ?? 'absent', replayed: codes[1] ?? 'absent' }]
  }
  return diffShapes(shapeOf(recorded.body), shapeOf(replayed.body), '')
}

function diffShapes(recorded: Shape, replayed: Shape, place: string): readonly Difference[] {
  const [before, now] = [kindsOf(recorded), kindsOf(replayed)]
  const isOther = before.length > 0 && now.length > 0 && !before.some((kind) => now.includes(kind))
  if (isOther) return [{ place: place || '/', recorded: before.join(' or '), replayed: now.join(' or ') }]
  return [...diffItems(recorded, replayed, place), ...diffFields(recorded, replayed, place)]
}

const isOfState = true

function diffItems(recorded: Shape, replayed: Shape, place: string): readonly Difference[] {
  const lists = recorded.kinds.has('list') && replayed.kinds.has('list')
  if (!lists || (recorded.items === undefined && replayed.items === undefined)) return []
  if (recorded.items === undefined) return [{ place, recorded: 'no items', replayed: 'items', isOfState }]
  if (replayed.items === undefined) return [{ place, recorded: 'items', replayed: 'no items', isOfState }]
  return diffShapes(recorded.items, replayed.items, `${place}/*`)
}

function diffFields(recorded: Shape, replayed: Shape, place: string): readonly Difference[] {
  if (recorded.objects === 0 || replayed.objects === 0) return []
  const names = [...new Set([...recorded.fields.keys(), ...replayed.fields.keys()])]
  return names.flatMap((name) => {
    const [before, now] = [recorded.fields.get(name), replayed.fields.get(name)]
    const inner = `${place}/${name}`
    if (before !== undefined && now !== undefined) return diffShapes(before.shape, now.shape, inner)
    if (before !== undefined) {
      return hasAlways(recorded, before)
        ? [{ place: inner, recorded: wordsOf(before.shape), replayed: 'absent' }]
        : []
    }
    return now !== undefined && hasAlways(replayed, now)
      ? [{ place: inner, recorded: 'absent', replayed: wordsOf(now.shape) }]
      : []
  })
}

/** Without `null`, which says nothing of the type. */
function kindsOf({ kinds }: Shape): readonly string[] {
  return [...kinds].filter((kind) => kind !== 'null')
}

function wordsOf({ kinds }: Shape): string {
  return [...kinds].join(' or ')
}

function errorOf(body: unknown): string | undefined {
  const { error } = (body ?? {}) as { readonly error?: { readonly code?: number | string } }
  return error?.code === undefined ? undefined : String(error.code)
}

function statusWords({ status, body }: ExchangeResponse): string {
  const code = errorOf(body)
  return code === undefined ? String(status) : `${status} (error ${code})`
}

type Kind = 'null' | 'boolean' | 'number' | 'string' | 'object' | 'list'

/** What values look like that stand at one place, without what they are. */
interface Shape {
  readonly kinds: Set<Kind>
  /** How many of them are objects. */
  objects: number
  readonly fields: Map<string, Field>
  /** What the items of all lists look like; undefined where none has any. */
  items: Shape | undefined
}

interface Field {
  readonly shape: Shape
  /** In how many of the objects it stands. */
  times: number
}

/** The common shape of the values. */
function shapeOf(...values: readonly unknown[]): Shape {
  const shape: Shape = { kinds: new Set(), objects: 0, fields: new Map(), items: undefined }
  for (const value of values) take(shape, value)
  return shape
}

/** True where every object at the place has the field. */
function hasAlways({ objects }: Shape, { times }: Field): boolean {
  return times === objects
}

function take(shape: Shape, value: unknown): void {
  shape.kinds.add(kindOf(value))
  if (Array.isArray(value)) {
    for (const item of value) take((shape.items ??= shapeOf()), item)
    return
  }
  if (typeof value !== 'object' || value === null) return
  shape.objects++
  for (const [name, held] of Object.entries(value)) {
    const field = shape.fields.get(name) ?? { shape: shapeOf(), times: 0 }
    shape.fields.set(name, field)
    field.times++
    take(field.shape, held)
  }
}

function kindOf(value: unknown): Kind {
  if (value === null || value === undefined) return 'null'
  if (Array.isArray(value)) return 'list'
  return typeof value as Kind
}
