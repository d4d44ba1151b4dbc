import { call } from '../../pact/call.ts'
import { filled, fromState, like } from '../../pact/matchers.ts'
import { examplePassword, type PactCall } from '../../pact/pact-call.ts'

const logIn = {
  description: 'a login',
  given: [{ name: 'an administrator may log in' }],
  request: {
    method: 'POST',
    path: '/auth/v4/public/token',
    body: {
      email: fromState('email', like('admin@example.com')),
      password: fromState('password', like(examplePassword)),
    },
  },
  response: {
    status: { 'pact:matcher:type': 'statusCode', status: 'success', value: 201 },
    body: { token: like('example-token') },
  },
} as const satisfies PactCall

const clustersAfterTheEnd = call(
  'the clusters, with a token that opens no session',
  { name: 'the session is over' },
  { method: 'GET', path: '/vm/v3/cluster', answer: {} },
)

const key = call(
  'a one-time key for a client',
  { name: 'a client has an account' },
  {
    method: 'POST',
    path: filled('/auth/v4/user/${email}/key', { email: 'client%40example.com' }),
    body: {},
    answer: { key: like('example-key') },
  },
)

type SessionCall = 'logIn' | 'clustersAfterTheEnd' | 'key'

/** Logging in, being logged out, and letting a client in. */
export const sessionCalls: Readonly<Record<SessionCall, PactCall>> = {
  logIn,
  /** A login is made anew whatever the body says. */
  clustersAfterTheEnd: { ...clustersAfterTheEnd, response: { status: 401 } },
  key,
}
