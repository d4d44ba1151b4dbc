import { call, refusedCall } from '../../pact/call.ts'
import { digits, eachLike, filled, fromState, integer, like, pattern } from '../../pact/matchers.ts'
import { examplePassword, type PactCall } from '../../pact/pact-call.ts'

const path = '/vm/v3/account'

/** The client of all examples. */
export const exampleEmail = 'client@example.com'

const byEmail = {
  method: 'GET',
  path,
  query: { where: filled("(email EQ '${email}')", { email: exampleEmail }) },
} as const

const creation = {
  method: 'POST',
  path,
  body: {
    email: fromState('email', like(exampleEmail)),
    password: like(examplePassword),
    role: '@user',
  },
} as const

const free = { name: 'no account has the e-mail' } as const
const taken = { name: 'a client has an account' } as const

type AccountCall = 'absent' | 'present' | 'administrator' | 'create' | 'createAgain'

/** Finding or making the account that owns a machine. */
export const accountCalls: Readonly<Record<AccountCall, PactCall>> = {
  absent: call('the account of a new client', free, { ...byEmail, answer: { list: [] } }),
  present: call('the account of a known client', taken, {
    ...byEmail,
    answer: { list: eachLike({ id: digits(5) }) },
  }),
  administrator: call(
    'the account of an administrator',
    { name: 'an administrator has an account' },
    { ...byEmail, answer: { list: eachLike({ roles: eachLike(pattern('@admin', '@admin')) }) } },
  ),
  create: call('a new account', free, { ...creation, answer: { id: integer(5) } }),
  createAgain: refusedCall('a new account for an e-mail that has one', taken, 'account-exists', creation),
}
