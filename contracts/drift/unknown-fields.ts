import { escapeToken } from '../vmmanager/json-pointer.ts'
import { isRecord } from '../vmmanager/is-record.ts'
import { shapeOf } from './shape.ts'

/** A property that no schema knows. */
export interface UnknownField {
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
