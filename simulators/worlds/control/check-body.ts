import { Ajv, type ErrorObject } from 'ajv'
import { WorldProblem } from '../world-problem.ts'
import type { ControlBodies } from './control-bodies.ts'
import schema from './generated/control-bodies.schema.json' with { type: 'json' }

const ajv = new Ajv({ allErrors: true, allowUnionTypes: true }).addSchema(schema)

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

/** Of a union only the branch that was meant is told about: the one whose name fits. */
function explain(errors: readonly ErrorObject[]): string {
  const names = errors.filter(({ keyword }) => keyword === 'const')
  const foreign = names.map(({ schemaPath }) => schemaPath.replace(/\/properties\/\w+\/const$/, '/'))
  const error = errors.find(
    ({ keyword, schemaPath }) =>
      keyword !== 'anyOf' && !foreign.some((branch) => schemaPath.startsWith(branch)),
  )
  if (error !== undefined) return words(error)
  const known = names.map(({ params }) => String(params['allowedValue']))
  return `${names[0]?.instancePath ?? ''} must be one of ${known.join(', ')}`
}

function words({ instancePath, keyword, params, message = 'does not fit' }: ErrorObject): string {
  const unknown = keyword === 'additionalProperties' ? `: ${String(params['additionalProperty'])}` : ''
  return `${instancePath || 'the body'} ${message}${unknown}`
}
