import type { Call, OperationHandler, OperationHandlers } from '../../operation-handler.ts'
import {
  authId,
  sessionCreateByKey,
  sessionEnd,
  tokenCreateByKey,
  tokenCreateLong,
  userKeyCreate,
  whoami,
} from './session-operations.ts'
import type { TokenRequest } from '../../../../contracts/vmmanager/generated/types.ts'
import { type Reply, ok, refuse } from '../../reply.ts'
import type { Account } from '../../world/entities.ts'
import { createToken } from './create-token.ts'

/** `POST /auth/v4/public/token`: a session for an e-mail and its password. */
const tokenCreate: OperationHandler = (call) => {
  const account = whoseCredentials(call)
  if (account === undefined) return refuseLogin(call)
  const { world } = call
  const token = createToken(world, account)
  return {
    status: world.dialect.tokenCreateStatus,
    body: { id: authId(world, account), token, expires_at: null, confirmed: true },
  }
}

/** `POST /auth/v3/auth`: the same at the older service. */
const sessionCreate: OperationHandler = (call) => {
  const account = whoseCredentials(call)
  return account === undefined ? refuseLogin(call) : ok({ session: createToken(call.world, account) })
}

function refuseLogin({ body }: Call): Reply {
  return refuse('bad-credentials', { email: (body as TokenRequest).email })
}

function whoseCredentials({ world, body }: Call): Account | undefined {
  const { email, password } = body as TokenRequest
  const [account] = world.accounts.with('login', email.toLowerCase()) ?? []
  return account?.password === password && account.state !== 'suspended' ? account : undefined
}

/** Logging in and out, keys and tokens. */
export const authOperations: OperationHandlers = {
  'token-create': tokenCreate,
  'session-create': sessionCreate,
  whoami,
  'token-delete': sessionEnd,
  'session-delete': sessionEnd,
  'token-create-long': tokenCreateLong,
  'token-create-by-key': tokenCreateByKey,
  'session-create-by-key': sessionCreateByKey,
  'user-key-create': userKeyCreate,
  'user-key-create-v3': userKeyCreate,
}
