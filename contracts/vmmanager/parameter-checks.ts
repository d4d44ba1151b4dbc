import { expectation } from './expectation.ts'
import {
  type JsonSchema,
  type OperationDescription,
  type ParameterDescription,
  openapi,
} from './description.ts'
import { decodeSegment, escapeToken, resolveReference } from './json-pointer.ts'
import { type Mismatch, conforming } from './schema-checks.ts'
import { remembered } from './once.ts'
import { shortJson } from './is-record.ts'

/** Checks of what an operation takes outside the body. */
export interface ParameterChecks {
  readonly path: (params: Readonly<Record<string, string>>) => readonly Mismatch[]
  /** Takes the raw query, without its question mark. */
  readonly query: (query: string) => readonly Mismatch[]
}

interface Parameter {
  readonly form: RegExp
  readonly expected: string
  readonly place: string
}

/** A parameter is text on the wire, whatever its type. */
const formByType: Readonly<Record<string, RegExp>> = {
  integer: /^\d+$/,
  boolean: /^(?:true|false)$/,
  string: /./s,
}

/** Makes the checks of the operation that stands at `place`, a JSON pointer into the bundled description. */
export function parameterChecks(
  { parameters = [] }: Pick<OperationDescription, 'parameters'>,
  place: string,
): ParameterChecks {
  const described = parameters.map((node, index) => ({
    ...resolveReference<ParameterDescription>(openapi, node),
    place: '$ref' in node ? node.$ref : `${place}/parameters/${index}`,
  }))
  const select = (location: 'path' | 'query'): ReadonlyMap<string, Parameter> =>
    new Map(
      described
        .filter((parameter) => parameter.in === location)
        .map(({ name, schema, place }) => [name, parameterOf(schema, `${place}/schema`)]),
    )
  const [path, query] = [select('path'), select('query')]
  return {
    path: (params) =>
      Object.entries(params).flatMap(([name, value]) => check(path.get(name), '/path', value)),
    // A client that waits asks the same again and again.
    query: remembered((raw) =>
      raw === '' ? conforming : raw.split('&').flatMap((pair) => checkPair(pair, query, place)),
    ),
  }
}

function parameterOf(schema: JsonSchema, place: string): Parameter {
  const form = schema.pattern === undefined ? formByType[String(schema.type)] : new RegExp(schema.pattern)
  return { form: form ?? /(?:)/, expected: schema.title ?? String(schema.type), place }
}

function checkPair(pair: string, known: ReadonlyMap<string, Parameter>, place: string): readonly Mismatch[] {
  if (pair === '') return conforming
  const split = pair.includes('=') ? pair.indexOf('=') : pair.length
  const [name, value] = [decodeQuery(pair.slice(0, split)), decodeQuery(pair.slice(split + 1))]
  const pointer = `/${escapeToken(name)}`
  const parameter = known.get(name)
  if (parameter) return check(parameter, pointer, value)
  const expected = `${expectation.noParameter}\`${name}\``
  // As with unknown properties, its value may be a secret.
  return [{ keyword: 'additionalProperties', property: name, pointer, expected, actual: 'string', place }]
}

function check(parameter: Parameter | undefined, pointer: string, value: string): readonly Mismatch[] {
  if (!parameter || parameter.form.test(value)) return conforming
  const { expected, place } = parameter
  return [{ keyword: 'pattern', pointer, expected, actual: shortJson(value), place }]
}

function decodeQuery(text: string): string {
  return decodeSegment(text.replaceAll('+', ' '))
}
