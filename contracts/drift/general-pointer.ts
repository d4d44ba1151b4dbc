import { unescapeToken } from '../vmmanager/json-pointer.ts'
import { isRecord } from '../vmmanager/is-record.ts'

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
