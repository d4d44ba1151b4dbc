import { Ajv, type ErrorObject, type ValidateFunction } from 'ajv'
import { chooseBranch } from './choose-branch.ts'
import scenarioSchema from './generated/scenario.schema.json' with { type: 'json' }
import { badValue, emptyMapping, missingKey, outOfBounds, unknownKey } from './problem-words.ts'
import type { ScenarioPath, ScenarioProblem } from './scenario-problem.ts'
import type { SchemaNode } from './schema-node.ts'

// The schema is generated and tested: that it is a good one need not be found out at every start.
const ajv = new Ajv({ allErrors: true, verbose: true, validateSchema: false }).addSchema(scenarioSchema)

/**
 * Everything in which `value` departs from the published schema of scenarios, in words; empty where it conforms.
 * Unknown keys come first, as a misspelt key often makes another one missing.
 */
export function findProblems(value: unknown): readonly ScenarioProblem[] {
  return problemsUnder('', value, [])
}

/** `pointer` names the part of the schema that `value`, found at `path`, has to meet. */
function problemsUnder(pointer: string, value: unknown, path: ScenarioPath): readonly ScenarioProblem[] {
  const validate = validatorFor(pointer)
  if (validate(value)) return []
  const errors = (validate.errors ?? []).toSorted((left, right) => rank(left) - rank(right))
  const unions = errors.filter(({ keyword }) => keyword === 'anyOf')
  return errors
    .filter((error) => !unions.some((union) => union !== error && isUnder(error, union)))
    .flatMap((error) => explain(error, [...path, ...segments(error.instancePath, value)]))
}

function rank(error: ErrorObject): number {
  return error.keyword === 'additionalProperties' ? 0 : 1
}

function explain(error: ErrorObject, path: ScenarioPath): readonly ScenarioProblem[] {
  const schema = (error.parentSchema ?? {}) as SchemaNode
  switch (error.keyword) {
    case 'anyOf':
      return explainUnion(schema, error.data, path)
    case 'additionalProperties':
      return [
        unknownKey(path, String(error.params['additionalProperty']), Object.keys(schema.properties ?? {})),
      ]
    case 'required':
      return [missingKey(path, String(error.params['missingProperty']))]
    case 'type':
      return [
        schema.type === 'object' && error.data === null
          ? emptyMapping(path)
          : badValue(path, error.data, schema),
      ]
    case 'enum':
    case 'const':
    case 'pattern':
      return [badValue(path, error.data, schema)]
    default:
      return [outOfBounds(path, error.data, error.keyword, error.params['limit'])]
  }
}

function explainUnion(schema: SchemaNode, value: unknown, path: ScenarioPath): readonly ScenarioProblem[] {
  const unresolved = schema.anyOf ?? []
  const branches = unresolved.map((branch) => (branch.$ref === undefined ? branch : resolve(branch.$ref)))
  const chosen = chooseBranch({ path, value, branches })
  if (typeof chosen !== 'number') return [chosen]
  return problemsUnder(unresolved[chosen]?.$ref ?? '', value, path)
}

function isUnder(error: ErrorObject, union: ErrorObject): boolean {
  return error.instancePath === union.instancePath || error.instancePath.startsWith(`${union.instancePath}/`)
}

/** Turns a JSON pointer into keys and list positions; only the value tells a position from a key of digits. */
function segments(pointer: string, value: unknown): ScenarioPath {
  let inside = value
  return pointer
    .split('/')
    .slice(1)
    .map((part) => {
      const key = part.replaceAll('~1', '/').replaceAll('~0', '~')
      const segment = Array.isArray(inside) ? Number(key) : key
      inside = typeof inside === 'object' && inside !== null ? Reflect.get(inside, segment) : undefined
      return segment
    })
}

function resolve(ref: string): SchemaNode {
  const { schema } = validatorFor(ref)
  return schema as SchemaNode
}

function validatorFor(pointer: string): ValidateFunction {
  const validate = ajv.getSchema(`${scenarioSchema.$id}${pointer}`)
  if (validate === undefined) throw new Error(`No ${pointer} in the schema of scenarios`)
  return validate
}
