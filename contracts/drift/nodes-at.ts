import { unescapeToken } from '../vmmanager/json-pointer.ts'
import { isRecord } from '../vmmanager/is-record.ts'

/** All that stands in `value` at a JSON pointer in which `*` is every item of an array, and a number one of them. */
export function nodesAt(value: unknown, pointer: string): readonly unknown[] {
  let nodes: readonly unknown[] = value === undefined ? [] : [value]
  for (const token of pointer.split('/').slice(1)) nodes = nodes.flatMap((node) => childrenOf(node, token))
  return nodes
}

/** The pointer to what holds that which `pointer` points at. */
export function parentOf(pointer: string): string {
  return pointer.slice(0, Math.max(pointer.lastIndexOf('/'), 0))
}

function childrenOf(node: unknown, token: string): readonly unknown[] {
  if (Array.isArray(node)) return token === '*' ? node : node.slice(Number(token), Number(token) + 1)
  const name = unescapeToken(token)
  return isRecord(node) && Object.hasOwn(node, name) ? [node[name]] : []
}
