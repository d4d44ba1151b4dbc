type Kind = 'null' | 'boolean' | 'number' | 'string' | 'object' | 'list'

/** What values look like that stand at one place, without what they are. */
export interface Shape {
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
export function shapeOf(...values: readonly unknown[]): Shape {
  const shape: Shape = { kinds: new Set(), objects: 0, fields: new Map(), items: undefined }
  for (const value of values) take(shape, value)
  return shape
}

/** True where every object at the place has the field. */
export function hasAlways({ objects }: Shape, { times }: Field): boolean {
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
