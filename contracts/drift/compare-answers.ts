import { type Operation, contractFor } from '../vmmanager/contract.ts'
import { compareBodies } from './compare-bodies.ts'
import { type Departure, plain } from './departure.ts'
import type { Interaction } from './interaction.ts'
import type { Observation } from './observation.ts'
import { contractOperations } from './published/contract-operations.ts'
import { sightOf } from './sight-of.ts'
import type { ApiOperation } from './published/read-description.ts'

/** What answers departures are looked for in, and by what. */
export interface AnswersComparison {
  readonly observations: readonly Observation[]
  readonly dialect: string
  /** What is needed has to be there, also where the contract leaves it open whether it is. */
  readonly interactions: readonly Interaction[]
}

/** The ways in which answers are other than the contract in one dialect says. */
export function compareAnswers({
  observations,
  dialect,
  interactions,
}: AnswersComparison): readonly Departure[] {
  const { operations } = contractFor(dialect)
  const described = new Map(contractOperations(dialect).map((operation) => [operation.id, operation]))
  const byOperation = Map.groupBy(observations, ({ operation }) => operation)
  return [...byOperation].flatMap(([id, seen]) => {
    const operation = operations.find((known) => known.id === id)
    const api = described.get(id)
    if (operation === undefined || api === undefined) return unknownOperation(seen)
    const uses = interactions.filter(({ method, path }) => method === api.method && path === api.path)
    return knownOperation({ operation, api, seen, uses })
  })
}

/** One operation, and what was seen of it. */
interface Sighted {
  readonly operation: Operation
  readonly api: ApiOperation
  readonly seen: readonly Observation[]
  readonly uses: readonly Interaction[]
}

/** Of an operation that another dialect has, an error says only that this VMmanager does not have it. */
function unknownOperation(seen: readonly Observation[]): readonly Departure[] {
  const answered = seen.filter(({ status }) => status < 300)
  const [first] = answered
  if (first === undefined) return []
  const { operation, method, path, status } = first
  return [
    {
      source: 'answers',
      change: 'new',
      part: 'operation',
      operation,
      method,
      path,
      pointer: '',
      expected: 'nothing',
      actual: String(status),
      seen: {
        count: answered.length,
        of: seen.length,
      },
      reality: plain,
    },
  ]
}

function knownOperation(sighted: Sighted): readonly Departure[] {
  const { operation, api, seen } = sighted
  const absent = seen.filter((observation) => sightOf(observation) === 'absent')
  const answers = seen.filter((observation) => sightOf(observation) === 'answer')
  const [first] = absent
  const missing: Departure[] =
    first === undefined
      ? []
      : [
          {
            ...partOf(api, 'operation', 'missing', ''),
            expected: operation.successStatuses.join(' or '),
            actual: String(first.status),
            seen: { count: absent.length, of: seen.length },
            reality: plain,
          },
        ]
  return [...missing, ...otherStatuses(sighted, answers), ...fieldsOf(sighted, answers)]
}

function otherStatuses({ operation, api }: Sighted, answers: readonly Observation[]): readonly Departure[] {
  const other = answers.filter(({ status }) => !operation.successStatuses.includes(status))
  if (other.length === 0) return []
  const statuses = [...new Set(other.map(({ status }) => status))]
  return [
    {
      ...partOf(api, 'status', 'changed', ''),
      expected: operation.successStatuses.join(' or '),
      actual: statuses.join(', '),
      seen: { count: other.length, of: answers.length },
      reality: { kind: 'values', values: statuses },
    },
  ]
}

/** Where a redirection stands in the place of an answer, its body tells of nothing. */
function fieldsOf({ operation, api, uses }: Sighted, answers: readonly Observation[]): readonly Departure[] {
  const bodies = answers.filter(({ status }) => status < 300).map(({ body }) => body)
  return compareBodies({ operation, api, uses, bodies }).map(({ change, pointer, ...rest }) => ({
    ...partOf(api, 'response', change, pointer),
    ...rest,
  }))
}

function partOf(
  { id, method, path }: ApiOperation,
  part: Departure['part'],
  change: Departure['change'],
  pointer: string,
): Pick<Departure, 'source' | 'change' | 'part' | 'operation' | 'method' | 'path' | 'pointer'> {
  return { source: 'answers', change, part, operation: id, method, path, pointer }
}
