import { escapeToken } from '../../vmmanager/json-pointer.ts'
import { type Departure, plain } from '../departure.ts'
import { type Shape, shapeOf } from '../shape.ts'

/** A schema, and what its references lead into. */
export interface RootedSchema {
  readonly schema: unknown
  readonly root: unknown
}

/** What is other than in the contract in one field. */
export type SchemaDeparture = Pick<Departure, 'change' | 'pointer' | 'expected' | 'actual' | 'reality'>

/** In a request less may be taken, in a response less may be promised. */
export type Direction = 'request' | 'response'

/**
 * Holds a published schema against that of the contract, level by level, as far as both say something: what a schema
 * leaves out of a level on which it names nothing is not missing. The contract has an end, so this has one.
 */
export function compareSchemas(
  contract: RootedSchema,
  published: RootedSchema,
  direction: Direction,
): readonly SchemaDeparture[] {
  const found: SchemaDeparture[] = []
  const visit = (ours: unknown, theirs: unknown, pointer: string): void => {
    const [our, their] = [shapeOf(ours, contract.root), shapeOf(theirs, published.root)]
    const change = changeOf(our, their, direction)
    if (change !== undefined) found.push({ change: 'changed', pointer, ...change })
    if (our.items !== undefined && their.items !== undefined) visit(our.items, their.items, `${pointer}/*`)
    if (our.properties.size === 0 || their.properties.size === 0) return
    for (const [name, schema] of our.properties) {
      const place = `${pointer}/${escapeToken(name)}`
      const told = their.properties.get(name)
      if (told === undefined) found.push({ ...missing(shapeOf(schema, contract.root)), pointer: place })
      else {
        found.push(...otherNeed(our, their, { name, direction }).map((need) => ({ ...need, pointer: place })))
        visit(schema, told, place)
      }
    }
    for (const [name, schema] of their.properties) {
      if (our.properties.has(name)) continue
      const isDemanded = direction === 'request' && their.required?.has(name) === true
      const stranger = strange(shapeOf(schema, published.root), isDemanded)
      found.push({ ...stranger, pointer: `${pointer}/${escapeToken(name)}` })
    }
  }
  visit(contract.schema, published.schema, '')
  return found
}

function missing({ types }: Shape): Omit<SchemaDeparture, 'pointer'> {
  return { change: 'missing', expected: wordsOf(types), actual: 'nothing', reality: plain }
}

function strange({ types }: Shape, isDemanded: boolean): Omit<SchemaDeparture, 'pointer'> {
  const words = wordsOf(types)
  return isDemanded
    ? { change: 'new', expected: 'nothing', actual: `${words}, required`, reality: { kind: 'demanded' } }
    : { change: 'new', expected: 'nothing', actual: words, reality: plain }
}

/** Whether it must be sent now, or may be left out of an answer. Who marks nothing as required promises nothing less. */
function otherNeed(
  { required: ours }: Shape,
  { required: theirs }: Shape,
  { name, direction }: { readonly name: string; readonly direction: Direction },
): readonly Omit<SchemaDeparture, 'pointer'>[] {
  const [was, is] = [ours?.has(name) === true, theirs?.has(name)]
  if (direction === 'request' && !was && is === true)
    return [{ change: 'changed', expected: 'optional', actual: 'required', reality: { kind: 'demanded' } }]
  if (direction === 'response' && was && is === false)
    return [{ change: 'changed', expected: 'required', actual: 'optional', reality: { kind: 'optional' } }]
  return []
}

/** Types and values. A response that may have any value where the contract counts them says less, and nothing else. */
function changeOf(
  { types: ourTypes, values: ourValues }: Shape,
  { types: told, values: theirValues }: Shape,
  direction: Direction,
): Pick<SchemaDeparture, 'expected' | 'actual' | 'reality'> | undefined {
  const theirTypes = told ?? ourTypes
  if (ourTypes === undefined || theirTypes === undefined) return undefined
  const added = without(theirTypes, ourTypes)
  const isOtherType = added.length > 0 || without(ourTypes, theirTypes).length > 0
  const addedValues = theirValues && ourValues ? without(theirValues, ourValues) : []
  const areFewer = theirValues !== undefined && without(ourValues ?? [], theirValues).length > 0
  const areCounted = direction === 'request' && theirValues !== undefined && ourValues === undefined
  if (!isOtherType && addedValues.length === 0 && !areFewer && !areCounted) return undefined
  return {
    expected: wordsOf(ourTypes, isOtherType ? undefined : ourValues),
    actual: wordsOf(theirTypes, isOtherType ? undefined : theirValues),
    reality: {
      kind: 'described',
      types: theirTypes,
      added,
      ...(theirValues !== undefined && { values: theirValues }),
      addedValues,
    },
  }
}

function without<Item>(items: readonly Item[], others: readonly Item[]): readonly Item[] {
  return items.filter((item) => !others.includes(item))
}

function wordsOf(types: readonly string[] = ['anything'], values?: readonly unknown[]): string {
  return values === undefined ? types.join(' or ') : `one of ${values.join(', ')}`
}
