import type { HttpMethod } from '../exchange/exchange.ts'
import { callsAt } from './calls-at.ts'
import {
  type Content,
  type OpenApi,
  type OperationDescription,
  type PathDescription,
  openapi,
} from './description.ts'
import { dialects, holdsIn } from './dialect.ts'
import { vmmanagerErrors } from './errors.ts'
import type { Evidence } from './evidence.ts'
import { resolveReference } from './json-pointer.ts'

/** The levels of evidence, from the best. */
export const evidenceLevels: readonly Evidence['level'][] = ['documented', 'observed', 'inferred']

/** How many claims there are of each kind and level. */
export function countByLevel(
  claims: readonly Claim[],
): ReadonlyMap<Claim['kind'], Readonly<Record<Evidence['level'], number>>> {
  const counts = new Map<Claim['kind'], Record<Evidence['level'], number>>()
  for (const { kind, evidence } of claims) {
    const count = counts.get(kind) ?? { documented: 0, observed: 0, inferred: 0 }
    count[evidence.level] += 1
    counts.set(kind, count)
  }
  return counts
}

/** Evidence by the name of the field that it is about: `HostItem.cluster`, `HostItem` for all of it. */
type DisputedFields = ReadonlyMap<string, Evidence>

type Node = Readonly<Record<string, unknown>>

/** Keywords whose children are named; those of others have the name of their parent. */
const naming: ReadonlySet<string> = new Set(['properties', 'responses'])

/** What has evidence of its own within the node, which has that name, and in all that it refers to. */
export function disputedFields(
  name: string,
  node: object,
  description: Pick<OpenApi, 'components'> = openapi,
): DisputedFields {
  const found = new Map<string, Evidence>()
  const seen = new Set<string>()
  const visit = (name: string, { $ref, 'x-evidence': evidence, ...node }: Node): void => {
    if (evidence !== undefined) found.set(name, evidence as Evidence)
    if (typeof $ref === 'string' && !seen.has($ref)) {
      seen.add($ref)
      visit(nameOf($ref), resolveReference<object>(description, { $ref }) as Node)
    }
    for (const [key, value] of Object.entries(node)) {
      if (!isNode(value)) continue
      if (!naming.has(key)) visit(name, value)
      else
        for (const [child, inner] of Object.entries(value))
          if (isNode(inner)) visit(`${name}.${child}`, inner)
    }
  }
  visit(name, node as Node)
  return found
}

/** `#/components/schemas/HostItem` is `HostItem`; parameters and responses say what they are. */
function nameOf(reference: string): string {
  const [, , kind, name = ''] = reference.split('/')
  return kind === 'schemas' ? name : `${kind}.${name}`
}

function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null
}

/** What is known of one operation. */
export interface OperationCoverage {
  readonly id: string
  readonly method: HttpMethod
  readonly path: string
  /** What it is about: `auth`, `host`, ... */
  readonly tag: string
  readonly summary: string
  readonly evidence: Evidence
  /** Name of the schema of what is sent; absent where nothing is. */
  readonly request?: string
  /** Name of the schema of what is answered; absent where no more is known of it than that it is an object. */
  readonly response?: string
  /** Parts with evidence of their own, in parameters, request and successful answers. */
  readonly disputed: DisputedFields
  /** Names of the dialects that have it. */
  readonly dialects: readonly string[]
}

/** One thing that the contract claims, and how well it is known. */
export interface Claim {
  readonly kind: 'operation' | 'field' | 'dialect' | 'error'
  readonly name: string
  readonly evidence: Evidence
}

/** A summary of the contract. */
export interface Coverage {
  readonly operations: readonly OperationCoverage[]
  /** Everything that has evidence, each thing once. */
  readonly claims: readonly Claim[]
}

/** They are the same for all operations, so that they are told once. */
const errorResponses = Object.keys(openapi.components.responses ?? {}).map((name) => ({
  $ref: `#/components/responses/${name}`,
}))

/** The summary of the contract in one dialect, or in all of them together. */
export function coverage(dialectName?: string): Coverage {
  const operations = Object.entries(openapi.paths)
    .flatMap(([path, item]) => operationsAt(path, item))
    .filter((operation) => dialectName === undefined || operation.dialects.includes(dialectName))
  const fields = new Map([
    ...operations.flatMap(({ disputed }) => [...disputed]),
    ...disputedFields('responses', errorResponses),
  ])
  const facts = dialects
    .filter(({ name }) => dialectName === undefined || name === dialectName)
    .flatMap(({ name, evidence }) => prefixed(name, evidence))
  const errors = Object.entries(vmmanagerErrors).map(([name, { evidence }]) => [name, evidence] as const)
  return {
    operations,
    claims: [
      ...claims(
        'operation',
        operations.map(({ id, evidence }) => [id, evidence] as const),
      ),
      ...claims('field', [...fields]),
      ...claims('dialect', facts),
      ...claims('error', errors),
    ],
  }
}

function operationsAt(path: string, item: PathDescription): readonly OperationCoverage[] {
  return callsAt(item).map(([method, operation]) => {
    const held = dialects.filter(({ name }) => holdsIn(item, name) && holdsIn(operation, name))
    return Object.assign(covered(operation), { method, path, dialects: held.map(({ name }) => name) })
  })
}

function covered(operation: OperationDescription): Omit<OperationCoverage, 'method' | 'path' | 'dialects'> {
  const { operationId: id, summary, tags, parameters = [], requestBody, responses } = operation
  const successes = Object.fromEntries(Object.entries(responses).filter(([status]) => Number(status) < 400))
  const request = schemaName(requestBody)
  const [answer] = Object.values(successes)
  const response = schemaName(answer && resolveReference<Content>(openapi, answer))
  return {
    id,
    tag: tags[0] ?? '',
    summary,
    evidence: operation['x-evidence'],
    ...(request !== undefined && { request }),
    ...(response !== undefined && response !== 'UnknownAnswer' && { response }),
    disputed: disputedFields(id, { parameters, requestBody, responses: successes }),
  }
}

function schemaName(content: Content | undefined): string | undefined {
  return content?.content['application/json'].schema.$ref.split('/').at(-1)
}

function prefixed(name: string, evidence: Readonly<Record<string, Evidence>>): [string, Evidence][] {
  return Object.entries(evidence).map(([fact, known]) => [`${name} ${fact}`, known])
}

function claims(kind: Claim['kind'], known: readonly (readonly [string, Evidence])[]): readonly Claim[] {
  return known.map(([name, evidence]) => ({ kind, name, evidence }))
}
