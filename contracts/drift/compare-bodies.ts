import type { Operation } from '../vmmanager/contract.ts'
import { kindOf } from '../vmmanager/short-json.ts'
import { type Departure, plain } from './departure.ts'
import { generalPointer } from './general-pointer.ts'
import type { Interaction } from './interaction.ts'
import { isRecord } from '../vmmanager/is-record.ts'
import { neededFields } from './needed-fields.ts'
import { nodesAt, parentOf } from './nodes-at.ts'
import { type ApiOperation, successOf } from './published/api-operation.ts'
import { unknownFields } from './unknown-fields.ts'

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
