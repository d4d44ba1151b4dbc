import { type VmmanagerErrorName, vmmanagerErrors } from '../../contracts/vmmanager/errors.ts'
import { like } from './matchers.ts'
import {
  exampleToken,
  type GivenState,
  type PactCall,
  type PactRequest,
  type StatusMatcher,
} from './pact-call.ts'

/** What a call may need besides its description and its states. */
type Needs = Omit<PactRequest, 'headers'> & {
  /** What the client reads of the answer; `{}` for any object. */
  readonly answer: unknown
}

const success: StatusMatcher = { 'pact:matcher:type': 'statusCode', status: 'success', value: 200 }

const clientError = { 'pact:matcher:type': 'statusCode', status: 'clientError' } as const

const session = { 'x-xsrf-token': like(exampleToken) } as const

/** A call in a session that succeeds, whatever the status is exactly. */
export function call(
  description: string,
  given: GivenState | readonly GivenState[],
  { answer, ...request }: Needs,
): PactCall {
  return {
    description,
    given: [given].flat(),
    request: { ...request, headers: session },
    response: { status: success, body: answer },
  }
}

/** A call in a session that VMmanager refuses with the code of that error. */
export function refusedCall(
  description: string,
  given: GivenState,
  error: VmmanagerErrorName,
  request: Omit<PactRequest, 'headers'>,
): PactCall {
  const { code, status } = vmmanagerErrors[error]
  const { response, ...asked } = call(description, given, { ...request, answer: { error: { code } } })
  return { ...asked, response: { ...response, status: { ...clientError, value: status } } }
}
