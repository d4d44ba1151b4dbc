import { type JsonSchema, type Reference, openapi } from '../../vmmanager/description.ts'
import { once } from '../../vmmanager/once.ts'
import { resolveReference } from '../../vmmanager/json-pointer.ts'

/** What the description of the API knows of a value, as far as it matters to what may be shown. */
export interface Shape {
  /** It is marked as secret. */
  readonly isSecret: boolean
  /** Text may stand here. */
  readonly isText: boolean
  /** A number or a truth value may stand here. */
  readonly isNumber: boolean
  readonly properties: () => ReadonlyMap<string, Shape>
  /** Of a list. */
  readonly items: () => Shape | undefined
}

const shapes = new WeakMap<object, Shape>()

/** The shape of what a schema describes, whatever the dialect; the same object for the same schema. */
export function shapeOf(schema: JsonSchema | Reference): Shape {
  const known = shapes.get(schema)
  if (known !== undefined) return known
  const made = '$ref' in schema ? shapeOf(resolveReference<JsonSchema>(openapi, schema)) : described(schema)
  shapes.set(schema, made)
  return made
}

function described(schema: JsonSchema): Shape {
  const { type, properties = {}, items, anyOf = [], enum: values = [] } = schema
  const types = new Set([type ?? []].flat())
  const own: Shape = {
    isSecret: schema['x-secret'] === true,
    isText: types.has('string') || values.some((value) => typeof value === 'string'),
    isNumber:
      types.has('integer') || types.has('number') || values.some((value) => typeof value === 'number'),
    properties: once(
      () => new Map(Object.entries(properties).map(([name, inner]) => [name, shapeOf(inner)])),
    ),
    items: () => items && shapeOf(items),
  }
  return joined([own, ...anyOf.flatMap((branch) => (branch === false ? [] : [shapeOf(branch)]))])
}

/** What is one of several. */
export function joined(all: readonly Shape[]): Shape {
  const [first] = all
  if (first !== undefined && all.length === 1) return first
  const itemsOf = once(() => {
    const found = all.flatMap(({ items }) => items() ?? [])
    return { shape: found.length === 0 ? undefined : joined(found) }
  })
  return {
    isSecret: all.some(({ isSecret }) => isSecret),
    isText: all.some(({ isText }) => isText),
    isNumber: all.some(({ isNumber }) => isNumber),
    properties: once(() => {
      const found = new Map<string, Shape[]>()
      for (const { properties } of all) {
        for (const [name, shape] of properties()) found.set(name, [...(found.get(name) ?? []), shape])
      }
      return new Map([...found].map(([name, shapesOfName]) => [name, joined(shapesOfName)]))
    }),
    items: () => itemsOf().shape,
  }
}
