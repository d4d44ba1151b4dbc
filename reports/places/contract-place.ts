import index from './generated/contract-places.json' with { type: 'json' }
import type { Place } from './place.ts'

/** A named part of the description: its file below contracts/vmmanager, its line, and how far below that parts of it are. */
interface IndexedPart {
  readonly file: string
  readonly line: number
  readonly below?: Readonly<Record<string, number>>
}

const parts: ReadonlyMap<string, IndexedPart> = new Map(
  Object.entries(index as Readonly<Record<string, IndexedPart>>),
)
const root: IndexedPart = { file: 'openapi.yaml', line: 1 }

/**
 * Where in the hand-written description of the API something stands.
 *
 * @param pointer JSON pointer into the bundled description, as violations carry it
 * @returns the line of what it points at, or of the nearest thing around it that has one
 */
export function contractPlace(pointer: string): Place {
  const [, ...tokens] = pointer.split('/')
  for (let length = tokens.length; length > 0; length--) {
    const part = parts.get(tokens.slice(0, length).join('/'))
    if (part !== undefined) return placeWithin(part, tokens.slice(length))
  }
  return placeWithin(root, [])
}

function placeWithin({ file, line, below = {} }: IndexedPart, tokens: readonly string[]): Place {
  for (let length = tokens.length; length > 0; length--) {
    const offset = below[tokens.slice(0, length).join('/')]
    if (offset !== undefined) return { file: `contracts/vmmanager/${file}`, line: line + offset }
  }
  return { file: `contracts/vmmanager/${file}`, line }
}
