import type { Departure, DriftPart } from '../departure.ts'
import { plain } from '../departure.ts'
import type { Unobserved } from '../observation.ts'
import { compareSchemas } from './compare-schemas.ts'
import { type ApiOperation, operationKey, serviceOf, successOf } from './read-description.ts'

/** What came of holding descriptions against the contract. */
export interface DescriptionComparison {
  readonly departures: readonly Departure[]
  /** Ids of the operations of the contract that are described. */
  readonly described: readonly string[]
  /** Those whose bodies are not. */
  readonly untold: readonly Unobserved[]
}

/** Holds what is published against the contract. Of a service that is not described at all nothing is missing. */
export function compareDescription(
  contract: readonly ApiOperation[],
  published: readonly ApiOperation[],
): DescriptionComparison {
  const services = new Set(published.map(serviceOf))
  const theirs = new Map(published.map((operation) => [operationKey(operation), operation]))
  const ours = new Set(contract.map(operationKey))
  const pairs = contract
    .filter((operation) => services.has(serviceOf(operation)))
    .map((our) => ({ our, their: theirs.get(operationKey(our)) }))
  const known = pairs.flatMap(({ our, their }) => (their === undefined ? [] : [{ our, their }]))
  return {
    departures: [
      ...pairs.filter(({ their }) => their === undefined).map(({ our }) => absent(our)),
      ...known.flatMap(({ our, their }) => compareOperation(our, their)),
      ...published.filter((operation) => !ours.has(operationKey(operation))).map(strange),
    ],
    described: known.map(({ our }) => our.id),
    untold: known.flatMap(({ our, their }) => untoldOf(our, their)),
  }
}

function absent(operation: ApiOperation): Departure {
  return {
    ...partOf(operation, 'operation'),
    change: 'missing',
    pointer: '',
    expected: 'operation',
    actual: 'nothing',
    reality: plain,
  }
}

function strange({ method, path }: ApiOperation): Departure {
  return {
    source: 'description',
    part: 'operation',
    method,
    path,
    change: 'new',
    pointer: '',
    expected: 'nothing',
    actual: 'operation',
    reality: plain,
  }
}

function compareOperation(our: ApiOperation, their: ApiOperation): readonly Departure[] {
  const [ourStatus = '', ourSchema] = successOf(our) ?? []
  const [theirStatus = '', theirSchema] = successOf(their, ourStatus) ?? []
  const [ourAnswer, theirAnswer] = [rooted(our, ourSchema), rooted(their, theirSchema)]
  const [ourRequest, theirRequest] = [rooted(our, our.request), rooted(their, their.request)]
  return [
    ...otherStatus(our, ourStatus, theirStatus),
    ...otherQuery(our, their),
    ...compareSchemas(ourRequest, theirRequest, 'request').map((departure) => ({
      ...partOf(our, 'request'),
      ...departure,
    })),
    ...compareSchemas(ourAnswer, theirAnswer, 'response').map((departure) => ({
      ...partOf(our, 'response'),
      ...departure,
    })),
  ]
}

function otherStatus(operation: ApiOperation, expected: string, actual: string): readonly Departure[] {
  if (expected === actual || !/^\d{3}$/.test(actual)) return []
  return [
    {
      ...partOf(operation, 'status'),
      change: 'changed',
      pointer: '',
      expected,
      actual,
      reality: {
        kind: 'values',
        values: [Number(actual)],
      },
    },
  ]
}

/** A description that names no parameter of a query at all does not say that there is none. */
function otherQuery(our: ApiOperation, their: ApiOperation): readonly Departure[] {
  if (their.query.size === 0) return []
  const missing = [...our.query.keys()].filter((name) => !their.query.has(name))
  const strangers = [...their.query].filter(([name]) => !our.query.has(name))
  return [
    ...missing.map((pointer) => ({
      ...partOf(our, 'query'),
      change: 'missing' as const,
      pointer,
      expected: 'parameter',
      actual: 'nothing',
      reality: plain,
    })),
    ...strangers.map(([pointer, isRequired]) => ({
      ...partOf(our, 'query'),
      change: 'new' as const,
      pointer,
      expected: 'nothing',
      actual: isRequired ? 'parameter, required' : 'parameter',
      reality: isRequired ? ({ kind: 'demanded' } as const) : plain,
    })),
  ]
}

/** A schema that says nothing is as good as none. */
function untoldOf(our: ApiOperation, their: ApiOperation): readonly Unobserved[] {
  const parts = [
    ...(our.request !== undefined && their.request === undefined ? ['request'] : []),
    ...(successOf(their)?.[1] === undefined ? ['response'] : []),
  ]
  return parts.length === 0 ? [] : [{ operation: our.id, reason: 'untold', detail: parts.join(', ') }]
}

function partOf(
  { id, method, path }: ApiOperation,
  part: DriftPart,
): Pick<Departure, 'source' | 'part' | 'operation' | 'method' | 'path'> {
  return { source: 'description', part, operation: id, method, path }
}

function rooted(
  { root }: ApiOperation,
  schema: unknown,
): { readonly schema: unknown; readonly root: unknown } {
  return { schema, root }
}
