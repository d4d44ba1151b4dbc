import type { Operation } from '../vmmanager/contract.ts'
import { type Departure, plain } from './departure.ts'
import { type Interaction, isSuccess } from './interaction.ts'
import { isRecord, kindOf } from '../vmmanager/is-record.ts'
import { nodesAt, parentOf } from './nodes-at.ts'
import { escapeToken, unescapeToken } from '../vmmanager/json-pointer.ts'
import { shapeOf } from './shape.ts'
import { type ApiOperation, successOf } from './published/read-description.ts'

/** The bodies that one operation has answered, and what they are held against. */
export interface BodiesComparison {
  readonly operation: Operation
  readonly api: ApiOperation
  readonly bodies: readonly unknown[]
  /** By those who make the call. */
  readonly uses: readonly Interaction[]
}

/** What is other than in the contract in one field of all bodies together. */
export type FieldDeparture = Pick<Departure, 'change' | 'pointer' | 'expected' | 'actual' | 'reality'> &
  Required<Pick<Departure, 'seen'>>

/** One place in one body that is other than the contract says. */
interface Sign extends Pick<Departure, 'change' | 'pointer' | 'expected' | 'actual'> {
  /** What stands there. */
  readonly value: unknown
}

/** Holds the bodies of successes against the contract, field by field. */
export function compareBodies(comparison: BodiesComparison): readonly FieldDeparture[] {
  const { bodies } = comparison
  const seen = bodies.flatMap((body) => [...mismatches(body, comparison), ...strangers(body, comparison)])
  const signs = [...seen, ...neverSeen(comparison, seen)]
  const byField = Map.groupBy(signs, ({ change, pointer }) => `${change} ${pointer}`)
  return [...byField.values()].flatMap((alike) => {
    const [first] = alike
    if (first === undefined) return []
    const { change, pointer, expected, actual } = first
    const values = [...new Set(alike.map(({ value }) => value))]
    const reality = change === 'changed' ? ({ kind: 'values', values } as const) : plain
    const seen = { count: alike.length, of: placesFor(change, pointer, bodies) }
    return [{ change, pointer, expected, actual, reality, seen }]
  })
}

function mismatches(body: unknown, { operation }: BodiesComparison): readonly Sign[] {
  const [status = 0] = operation.successStatuses
  return operation.checkResponse(status, body).map(({ keyword, pointer, expected, actual }) => {
    const place = generalPointer(pointer, body)
    const [value] = nodesAt(body, pointer)
    return keyword === 'required'
      ? { change: 'missing', pointer: place, expected: 'field', actual, value }
      : { change: 'changed', pointer: place, expected, actual, value }
  })
}

/** Values of fields that nobody knows may be secrets: their types are told. */
function strangers(body: unknown, { api }: BodiesComparison): readonly Sign[] {
  return unknownFields(body, successOf(api)?.[1], api.root).map(({ pointer, value }) => ({
    change: 'new',
    pointer,
    expected: 'nothing',
    actual: kindOf(value),
    value,
  }))
}

/** Fields that the contract leaves open, that somebody needs, and that nothing which could have them has. */
function neverSeen({ api, bodies, uses }: BodiesComparison, seen: readonly Sign[]): readonly Sign[] {
  const known = new Set(seen.map(({ pointer }) => pointer))
  return neededFields(api, uses)
    .filter((pointer) => !known.has(pointer) && bodies.every((body) => nodesAt(body, pointer).length === 0))
    .flatMap((pointer) =>
      parents(pointer, bodies).map((): Sign => ({
        change: 'missing',
        pointer,
        expected: 'field',
        actual: 'nothing',
        value: undefined,
      })),
    )
}

function placesFor(change: Departure['change'], pointer: string, bodies: readonly unknown[]): number {
  return change === 'changed'
    ? bodies.flatMap((body) => nodesAt(body, pointer)).length
    : parents(pointer, bodies).length
}

/** All objects that could have the field. */
function parents(pointer: string, bodies: readonly unknown[]): readonly unknown[] {
  return bodies.flatMap((body) => nodesAt(body, parentOf(pointer))).filter(isRecord)
}

/** The JSON pointer with `*` in the place of each index of an array that it goes through in `value`. */
export function generalPointer(pointer: string, value: unknown): string {
  let node = value
  return pointer
    .split('/')
    .map((token, index) => {
      if (index === 0) return token
      const parent = node
      node = childOf(parent, unescapeToken(token))
      return Array.isArray(parent) ? '*' : token
    })
    .join('/')
}

function childOf(node: unknown, token: string): unknown {
  if (Array.isArray(node)) return node[Number(token)]
  return isRecord(node) && Object.hasOwn(node, token) ? node[token] : undefined
}

/** General pointers to fields of the answer that somebody needs and of which the contract speaks. */
export function neededFields(api: ApiOperation, uses: readonly Interaction[]): readonly string[] {
  const needed = uses.filter(isSuccess).flatMap(({ needs }) => [...needs.keys()])
  return [...new Set(needed)].filter(
    (pointer) => pointer !== '' && !pointer.endsWith('/*') && isKnown(pointer, api),
  )
}

function isKnown(pointer: string, api: ApiOperation): boolean {
  let schema = successOf(api)?.[1]
  for (const token of pointer.split('/').slice(1)) {
    const { items, properties } = shapeOf(schema, api.root)
    schema = token === '*' ? items : [...properties].find(([name]) => escapeToken(name) === token)?.[1]
  }
  return schema !== undefined
}

/** A property that no schema knows. */
interface UnknownField {
  /** General JSON pointer. */
  readonly pointer: string
  readonly value: unknown
}

/**
 * The properties of `value` that its schema does not name, also where it allows more than it names. Of an object
 * of which the schema names nothing at all, nothing is unknown.
 */
export function unknownFields(value: unknown, schema: unknown, root: unknown): readonly UnknownField[] {
  const found: UnknownField[] = []
  const visit = (value: unknown, schema: unknown, pointer: string): void => {
    if (typeof value !== 'object' || value === null) return
    const { items, properties } = shapeOf(schema, root)
    if (Array.isArray(value) && items !== undefined)
      for (const item of value) visit(item, items, `${pointer}/*`)
    if (!isRecord(value) || properties.size === 0) return
    for (const [name, inner] of Object.entries(value)) {
      const place = `${pointer}/${escapeToken(name)}`
      if (properties.has(name)) visit(inner, properties.get(name), place)
      else found.push({ pointer: place, value: inner })
    }
  }
  visit(value, schema, '')
  return found
}
