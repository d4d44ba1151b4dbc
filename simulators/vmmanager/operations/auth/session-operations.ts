import type { KeyRequest, LongTokenRequest } from '../../../../contracts/vmmanager/generated/types.ts'
import type { Call, OperationHandler } from '../../operation-handler.ts'
import { ok, refuse } from '../../reply.ts'
import type { Account } from '../../world/entities.ts'
import { momentOf } from '../../views/time-text.ts'
import { createToken } from './create-token.ts'
import type { World } from '../../world/world.ts'
import { findAccount } from '../../world/accounts.ts'

/** A one-time key opens a session within an hour (knowledge base, sign in with a key). */
const keyLifetimeMs = 3_600_000

/** `GET /auth/v4/whoami`: who is logged in. */
export const whoami: OperationHandler = ({ world, account }) =>
  account === undefined
    ? refuse('session-invalid')
    : ok({
        id: authId(world, account),
        email: account.email,
        roles: account.roles,
        state: 'active',
        lang: 'en',
      })

/** `DELETE /auth/v4/token/{token}` and `DELETE /auth/v3/session/{session}`: ends a session, whoever's it is. */
export const sessionEnd: OperationHandler = ({ world, pathParams }) => {
  world.sessions.delete(pathParams['token'] ?? pathParams['session'] ?? '')
  return ok({})
}

/** `POST /auth/v4/token`: a token that ends at its date, not for want of use. */
export const tokenCreateLong: OperationHandler = ({ world, account, body }) => {
  if (account === undefined) return refuse('session-invalid')
  const { description = '', expires_at: expiresAt } = body as LongTokenRequest
  const expiresAtMs = expiresAt === undefined ? Number.POSITIVE_INFINITY : momentOf(world, expiresAt)
  if (expiresAtMs === undefined)
    return refuse('invalid-value', { name: '/expires_at', expected: 'YYYY-MM-DD hh:mm:ss' })
  const token = createToken(world, account, { expiresAtMs })
  return ok({ id: authId(world, account), token, expires_at: expiresAt, description })
}

/** `POST /auth/v4/user/{id or e-mail}/key`: a key that opens one session of that user. */
export const userKeyCreate: OperationHandler = ({ world, pathParams }) => {
  const user = pathParams['user'] ?? ''
  const account = findAccount(world, user)
  if (account === undefined) return refuse('instance-not-found', { user })
  const key = createToken(world, account, { isKey: true })
  return ok({ id: authId(world, account), key })
}

/** `POST /auth/v4/public/key`: the key is used up, and a session begins. */
export const tokenCreateByKey: OperationHandler = (call) => {
  const account = useKey(call)
  if (account === undefined) return refuse('bad-credentials')
  const { world } = call
  const token = createToken(world, account)
  return ok({ id: authId(world, account), token, expires_at: null, confirmed: true })
}

/** `POST /auth/v3/auth_by_key`: the same at the older service. */
export const sessionCreateByKey: OperationHandler = (call) => {
  const account = useKey(call)
  return account === undefined ? refuse('bad-credentials') : ok({ session: createToken(call.world, account) })
}

/** Whose key it is, once; nobody's where the user may not log in. */
function useKey({ world, body }: Call): Account | undefined {
  const { key } = body as KeyRequest
  const found = world.keys.get(key)
  world.keys.delete(key)
  const isGood = found !== undefined && world.nowMs - found.createdAtMs <= keyLifetimeMs
  const account = isGood ? world.accounts.get(found.accountId) : undefined
  return account?.state === 'suspended' ? undefined : account
}

/** The id of a user as the session service of the dialect spells it. */
export function authId({ dialect }: World, { id }: Account): string | number {
  return dialect.authIdType === 'string' ? String(id) : id
}
