import { orElse } from '../vmmanager/expectation.ts'
import type { Contract, Operation } from '../vmmanager/contract.ts'
import { escapeToken } from '../vmmanager/json-pointer.ts'
import type { Exchange, ExchangeRequest } from './exchange.ts'
import type { Party, Violation } from './violation.ts'
import { type Mismatch, conforming } from '../vmmanager/schema-checks.ts'
import { shortJson } from '../vmmanager/is-record.ts'

/**
 * Tells in which places an exchange departs from the contract, and whose fault each is; none for a good one.
 * An exchange without a response is judged by its request alone; of an unknown operation only that is told.
 */
export function checkExchange({ request, response }: Exchange, contract: Contract): readonly Violation[] {
  const match = contract.match(request.method, request.path)
  if (!match) return [unknownOperation(request, contract)]
  const { operation, pathParams } = match
  const inResponse = response ? operation.checkResponse(response.status, response.body) : conforming
  const responsePart = inResponse[0]?.keyword === 'status' ? 'response.status' : 'response.body'
  return [
    ...violations('consumer', 'request', operation, operation.checkPath(pathParams)),
    ...violations('consumer', 'request.query', operation, operation.checkQuery(request.query)),
    ...violations('consumer', 'request.body', operation, operation.checkRequestBody(request.body)),
    ...violations('provider', responsePart, operation, inResponse),
  ]
}

function violations(
  party: Party,
  part: Violation['part'],
  { id }: Operation,
  mismatches: readonly Mismatch[],
): readonly Violation[] {
  return mismatches.map(({ pointer, expected, actual, place }) => ({
    party,
    operation: id,
    part,
    pointer,
    expected,
    actual,
    place,
  }))
}

function unknownOperation({ method, path }: ExchangeRequest, contract: Contract): Violation {
  const methods = contract.methods(path)
  const template = contract.match(methods[0] ?? '', path)?.operation.pathTemplate
  const found =
    template === undefined
      ? { pointer: '/path', expected: 'a path of the contract', actual: shortJson(path), place: '#/paths' }
      : {
          pointer: '/method',
          expected: methods.join(orElse),
          actual: shortJson(method),
          place: `#/paths/${escapeToken(template)}`,
        }
  return { party: 'consumer', part: 'request', ...found }
}

/** What has become of a request, as far as whoever sent it can know. */
type RequestOutcome = 'done' | 'refused' | 'unsent' | 'unknown'

/**
 * What the answer to a request, or the want of one, says of what was asked for. A proxy that answers 502 or 504 in place
 * of VMmanager does not know what VMmanager has done: the outcome is unknown until somebody looks.
 */
export function outcomeOf({ response, failure }: Pick<Exchange, 'response' | 'failure'>): RequestOutcome {
  if (response === undefined) return failure?.sent === true ? 'unknown' : 'unsent'
  const { status } = response
  if (status === 502 || status === 504) return 'unknown'
  return status < 300 ? 'done' : 'refused'
}
