import { unescapeToken } from '../vmmanager/json-pointer.ts'
import { isRecord, kindOf } from '../vmmanager/is-record.ts'

/** What a schema says of one level of a value. What it does not say is absent. */
export interface Shape {
  /** Names of JSON Schema. */
  readonly types?: readonly string[]
  /** All values that there may be. */
  readonly values?: readonly unknown[]
  /** Schemas by name. */
  readonly properties: ReadonlyMap<string, unknown>
  readonly required?: ReadonlySet<string>
  /** Schema of the items. */
  readonly items?: unknown
}

const anything: Shape = { properties: new Map() }

/**
 * What a schema of JSON Schema, OpenAPI 3 or Swagger 2 says of the value itself; its properties and items stay
 * schemas, so that a description which refers to itself has no end and yet is read. References lead into `root`.
 */
export function shapeOf(schema: unknown, root: unknown): Shape {
  return collect(schema, { root, known: new Map(), depth: 0 })
}

/** Each schema is read once: a hostile description leads to the same one on more ways than can be counted. */
interface Reading {
  readonly root: unknown
  readonly known: Map<unknown, Shape>
  readonly depth: number
}

/** Deeper than anybody nests by hand, and less than the stack. */
const mostDepth = 100

function collect(schema: unknown, { root, known, depth }: Reading): Shape {
  if (!isRecord(schema) || depth > mostDepth) return anything
  const before = known.get(schema)
  if (before !== undefined) return before
  known.set(schema, anything)
  const inner = (node: unknown): Shape => collect(node, { root, known, depth: depth + 1 })
  const { $ref, allOf, anyOf, oneOf } = schema
  const shape = [
    ownShape(schema),
    ...(typeof $ref === 'string' ? [inner(targetOf($ref, root))] : []),
    ...list(allOf).map(inner),
    ...[anyOf, oneOf].filter(Array.isArray).map((branches) => oneOfBranches(branches, inner)),
  ].reduce(both)
  known.set(schema, shape)
  return shape
}

/** A branch that is `false` takes nothing. */
function oneOfBranches(branches: readonly unknown[], inner: (node: unknown) => Shape): Shape {
  return branches
    .filter((branch) => branch !== false)
    .map(inner)
    .reduce(either, nothing)
}

/** What `#/...` leads to; nothing for what is elsewhere. */
export function targetOf(reference: string, root: unknown): unknown {
  if (!reference.startsWith('#/')) return undefined
  let node = root
  for (const token of reference.slice(2).split('/')) {
    const name = unescapeToken(token)
    const isThere = typeof node === 'object' && node !== null && Object.hasOwn(node, name)
    node = isThere ? (node as Readonly<Record<string, unknown>>)[name] : undefined
  }
  return node
}

function ownShape(schema: Readonly<Record<string, unknown>>): Shape {
  const { properties, items, required, const: only } = schema
  const values = 'const' in schema ? [only] : Array.isArray(schema['enum']) ? schema['enum'] : undefined
  const types = typesOf(schema, values)
  return {
    properties: new Map(isRecord(properties) ? Object.entries(properties) : []),
    ...(types !== undefined && { types }),
    ...(values !== undefined && { values }),
    ...(Array.isArray(required) && { required: new Set(required.map(String)) }),
    ...(items !== undefined && { items }),
  }
}

function typesOf(
  schema: Readonly<Record<string, unknown>>,
  values: readonly unknown[] | undefined,
): readonly string[] | undefined {
  const { type, nullable, 'x-nullable': mayBeNull, properties, items } = schema
  const told = typeof type === 'string' ? [type] : Array.isArray(type) ? type.map(String) : undefined
  const meant =
    told ??
    values?.map(typeOf) ??
    (isRecord(properties) ? ['object'] : items === undefined ? undefined : ['array'])
  if (meant === undefined) return undefined
  return [...new Set(nullable === true || mayBeNull === true ? [...meant, 'null'] : meant)]
}

function typeOf(value: unknown): string {
  return Number.isInteger(value) ? 'integer' : kindOf(value)
}

/** No branch at all. */
const nothing: Shape = { types: [], values: [], properties: new Map() }

function both(one: Shape, other: Shape): Shape {
  const required = one.required === undefined && other.required === undefined
  return {
    ...one,
    ...other,
    properties: new Map([...one.properties, ...other.properties]),
    ...(!required && { required: new Set([...(one.required ?? []), ...(other.required ?? [])]) }),
  }
}

function either(one: Shape, other: Shape): Shape {
  const [first, ...rest] = [one, other].filter(({ properties }) => properties.size > 0)
  const required = first?.required && rest.reduce(common, first.required)
  const items = one.items ?? other.items
  return {
    properties: new Map([...one.properties, ...other.properties]),
    ...(one.types && other.types && { types: [...new Set([...one.types, ...other.types])] }),
    ...(one.values && other.values && { values: [...new Set([...one.values, ...other.values])] }),
    ...(required !== undefined && { required }),
    ...(items !== undefined && { items }),
  }
}

function common(names: ReadonlySet<string>, { required }: Shape): ReadonlySet<string> {
  return new Set([...names].filter((name) => required?.has(name) === true))
}

function list(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : []
}
