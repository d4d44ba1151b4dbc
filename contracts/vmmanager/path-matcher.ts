import { addRoute, createRouter, findRoute } from 'rou3'
import type { HttpMethod } from '../exchange/exchange.ts'
import type { Operation } from './operation.ts'
import { decodeSegment } from './json-pointer.ts'

/** The operation that a request addresses. */
export interface OperationMatch {
  readonly operation: Operation
  /** Percent-decoded. */
  readonly pathParams: Readonly<Record<string, string>>
}

/** Finds operations by method and path. A slash at the end of the path makes no difference. */
export interface PathMatcher {
  readonly match: (method: string, path: string) => OperationMatch | undefined
  /** Methods with which the path is known; none for an unknown path. */
  readonly methods: (path: string) => readonly HttpMethod[]
}

const allMethods: readonly HttpMethod[] = ['GET', 'POST', 'DELETE']

/** Makes a matcher for the operations. */
export function pathMatcher(operations: readonly Operation[]): PathMatcher {
  const router = createRouter<Operation>()
  for (const operation of operations) {
    addRoute(router, operation.method, operation.pathTemplate.replaceAll(/\{(\w+)\}/g, ':$1'), operation)
  }
  return {
    match: (method, path) => {
      const found = findRoute(router, method, canonical(path))
      return found && { operation: found.data, pathParams: decoded(found.params) }
    },
    methods: (path) =>
      allMethods.filter((method) => findRoute(router, method, canonical(path)) !== undefined),
  }
}

/** Clients differ in what they encode: after this, equal paths are equal texts, and each segment still is one. */
function canonical(path: string): string {
  if (!path.includes('%')) return path
  return path
    .split('/')
    .map((segment) => encodeURIComponent(decodeSegment(segment).toWellFormed()))
    .join('/')
}

function decoded(params: Readonly<Record<string, string>> = {}): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.entries(params).map(([name, value]) => [name, decodeSegment(value)]))
}
