import { callsAt } from '../../vmmanager/calls-at.ts'
import {
  type Content,
  type OperationDescription,
  type ParameterDescription,
  openapi,
} from '../../vmmanager/description.ts'
import { once } from '../../vmmanager/once.ts'
import { type Shape, joined, shapeOf } from './shape.ts'
import { resolveReference } from '../../vmmanager/json-pointer.ts'

/** What the description of the API, in all dialects, says of one call. */
export interface KnownCall {
  /** The parts of its path: what they are called, of those that are parameters. */
  readonly path: readonly (string | undefined)[]
  readonly parameters: ReadonlyMap<string, ParameterDescription['schema']>
  readonly request: () => Shape | undefined
  readonly response: () => Shape | undefined
}

interface Branch {
  readonly literals: Map<string, Branch>
  parameter?: Branch
  readonly calls: Map<string, KnownCall>
}

const root = once(() => {
  const tree = branch()
  for (const [template, path] of Object.entries(openapi.paths)) {
    for (const [method, operation] of callsAt(path)) grow(tree, template, method, operation)
  }
  return tree
})

/** The call that parts of a path, without their slashes, address; undefined for one that the description does not know. */
export function knownCall(method: string, parts: readonly string[]): KnownCall | undefined {
  return find(root(), method, parts, 0)
}

/** Words that stand in paths of the description. */
export const pathWords: () => ReadonlySet<string> = once(
  () =>
    new Set(
      Object.keys(openapi.paths).flatMap((path) => path.split('/').filter((part) => !part.startsWith('{'))),
    ),
)

function branch(): Branch {
  return { literals: new Map(), calls: new Map() }
}

function grow(tree: Branch, template: string, method: string, operation: OperationDescription): void {
  const parts = template.split('/').slice(1)
  let at = tree
  for (const part of parts) {
    if (part.startsWith('{')) at = at.parameter ??= branch()
    else {
      const next = at.literals.get(part) ?? branch()
      at.literals.set(part, next)
      at = next
    }
  }
  const names = parts.map((part) => (part.startsWith('{') ? part.slice(1, -1) : undefined))
  at.calls.set(method, callOf(names, operation))
}

function find(at: Branch, method: string, parts: readonly string[], depth: number): KnownCall | undefined {
  const part = parts[depth]
  if (part === undefined || (part === '' && depth === parts.length - 1)) return at.calls.get(method)
  const literal = at.literals.get(part)
  const found = literal && find(literal, method, parts, depth + 1)
  return found ?? (at.parameter && part !== '' ? find(at.parameter, method, parts, depth + 1) : undefined)
}

function callOf(
  path: KnownCall['path'],
  { parameters = [], requestBody, responses }: OperationDescription,
): KnownCall {
  const described = parameters.map((node) => resolveReference<ParameterDescription>(openapi, node))
  return {
    path,
    parameters: new Map(described.map(({ name, schema }) => [name, schema])),
    request: () => requestBody && bodyOf(requestBody),
    response: once(() =>
      joined(
        Object.values(responses).map((response) => bodyOf(resolveReference<Content>(openapi, response))),
      ),
    ),
  }
}

function bodyOf({ content }: Content): Shape {
  return shapeOf(content['application/json'].schema)
}
