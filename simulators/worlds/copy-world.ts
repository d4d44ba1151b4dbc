import TinyQueue, { type Comparator } from 'tinyqueue'
import { Table } from '../vmmanager/world/table.ts'
import type { World } from '../vmmanager/world/world.ts'

/** State that knows how to copy itself, since it keeps it private. */
interface Copyable {
  copy(): unknown
}

/** Copies made so far: what was one object is one object again. */
type Copies = Map<object, unknown>

/**
 * A world that goes on from the same state on its own: nothing that happens in one is seen in the other, and as
 * long as both are asked the same they give the same. It tells what happens to the same listener.
 *
 * @throws TypeError where the world holds something of which it is not known how to copy it
 */
export function copyWorld(world: World): World {
  const { tell, ...state } = world
  return { ...(copyOf(state, new Map()) as Omit<World, 'tell'>), tell }
}

function copyOf(value: unknown, copies: Copies): unknown {
  if (typeof value === 'function') throw new TypeError('a function may hide state, and cannot be copied')
  if (typeof value !== 'object' || value === null) return value
  const known = copies.get(value)
  if (known !== undefined) return known
  const copy = copyObject(value, copies)
  copies.set(value, copy)
  return copy
}

function copyObject(value: object, copies: Copies): object {
  if (Array.isArray(value)) return value.map((item) => copyOf(item, copies))
  if (value instanceof Table) return value.copy((row) => copyOf(row, copies) as { readonly id: number })
  if (value instanceof TinyQueue) return copyQueue(value, copies)
  if (value instanceof Map) {
    return new Map([...value].map(([key, held]) => [copyOf(key, copies), copyOf(held, copies)]))
  }
  if (value instanceof Set) return new Set([...value].map((held) => copyOf(held, copies)))
  if (isCopyable(value)) return value.copy() as object
  if (Object.getPrototypeOf(value) !== Object.prototype) {
    throw new TypeError(`it is not known how to copy a ${value.constructor.name}`)
  }
  return Object.fromEntries(Object.entries(value).map(([key, held]) => [key, copyOf(held, copies)]))
}

function copyQueue(queue: TinyQueue<unknown>, copies: Copies): TinyQueue<unknown> {
  const { compare } = queue as TinyQueue<unknown> & { readonly compare: Comparator<unknown> }
  return new TinyQueue(copyOf(queue.data, copies) as unknown[], compare)
}

function isCopyable(value: object): value is Copyable {
  return 'copy' in value && typeof value.copy === 'function'
}
