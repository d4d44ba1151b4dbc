import { Ajv, type ErrorObject } from 'ajv'
import { WorldProblem } from '../world-problem.ts'
import schema from './generated/control-bodies.schema.json' with { type: 'json' }
import type { Fault } from '../../faults/fault.ts'
import type { Span, WorldWishes } from '../world-wishes.ts'

// The schema is generated and tested: that it is a good one need not be found out at every start.
const ajv = new Ajv({
  allErrors: true,
  allowUnionTypes: true,
  verbose: true,
  validateSchema: false,
}).addSchema(schema)

/**
 * The body as the operation takes it; none counts as an empty object.
 *
 * @throws WorldProblem invalid-json or invalid-body, which names the first place that does not fit
 */
export function checkBody<Name extends keyof ControlBodies>(
  name: Name,
  body: unknown = {},
): ControlBodies[Name] {
  if (typeof body === 'string') throw new WorldProblem('invalid-json', 'it is no JSON object')
  const validate = ajv.getSchema(`${schema.$id}#/properties/${name}`)
  if (validate === undefined) throw new TypeError(`there is no schema of ${name}`)
  if (validate(body) !== true) throw new WorldProblem('invalid-body', explain(validate.errors ?? []))
  return body as ControlBodies[Name]
}

function explain(errors: readonly ErrorObject[]): string {
  const fault = errors.find(({ keyword, data }) => keyword === 'anyOf' && isTagged(data))
  if (fault !== undefined) return explainFault(fault)
  const error = errors.toSorted((a, b) => b.instancePath.length - a.instancePath.length)[0]
  return error === undefined ? 'the body does not fit' : words(error)
}

/** Only the kind of fault that is meant is told about. */
function explainFault({ data, instancePath }: ErrorObject): string {
  const definitions = Object.entries(schema.definitions as Readonly<Record<string, object>>)
  const names = definitions.flatMap(([definition, branch]) =>
    tagsOf(branch).map((tag) => [tag, definition] as const),
  )
  const meant = names.find(([tag]) => tag === (data as Tagged).fault)
  if (meant === undefined)
    return `${instancePath}/fault must be one of ${names.map(([tag]) => tag).join(', ')}`
  const validate = ajv.getSchema(`${schema.$id}#/definitions/${meant[1]}`)
  void validate?.(data)
  const [error] = validate?.errors ?? []
  return error === undefined
    ? 'the body does not fit'
    : words({ ...error, instancePath: instancePath + error.instancePath })
}

interface Tagged {
  readonly fault: unknown
}

function isTagged(data: unknown): data is Tagged {
  return typeof data === 'object' && data !== null && 'fault' in data
}

function tagsOf(branch: object): readonly string[] {
  const { properties: { fault } = {} } = branch as {
    readonly properties?: { readonly fault?: { readonly const?: string; readonly enum?: readonly string[] } }
  }
  return fault?.enum ?? (fault?.const === undefined ? [] : [fault.const])
}

function words({ instancePath, keyword, params, message = 'does not fit' }: ErrorObject): string {
  const unknown = keyword === 'additionalProperties' ? `: ${String(params['additionalProperty'])}` : ''
  return `${instancePath || 'the body'} ${message}${unknown}`
}

/** What each operation of the control API takes, by its name. */
export interface ControlBodies {
  readonly create: WorldWishes
  readonly advance: AdvanceBody
  readonly fork: Pick<WorldWishes, 'id' | 'port'>
  readonly restore: RestoreBody
  readonly arm: Fault
  readonly nothing: NoBody
}

interface AdvanceBody {
  readonly ms: Span
}

interface RestoreBody {
  readonly snapshot: string
}

/** Operations that take nothing take no body, or an empty object. */
type NoBody = Readonly<Record<string, never>>
