import type { TokenRequest } from '../../../contracts/vmmanager/generated/types.ts'
import type { RandomStream } from '../../random/random-stream.ts'
import type { OperationHandler } from '../operation-handler.ts'
import { refuse } from '../reply.ts'

/** `POST /auth/v4/public/token`: a session for an e-mail and its password. */
export const tokenCreate: OperationHandler = ({ world, body }) => {
  const { email, password } = body as TokenRequest
  const [account] = world.accounts.with('login', email.toLowerCase()) ?? []
  if (account === undefined || account.password !== password) return refuse('bad-credentials', { email })
  const token = `${++world.counter}-${uuid(world.tokenStream)}`
  world.sessions.set(token, { accountId: account.id, createdAtMs: world.nowMs, lastUsedAtMs: world.nowMs })
  return {
    status: world.dialect.tokenCreateStatus,
    body: { id: String(account.id), token, expires_at: null, confirmed: true },
  }
}

function uuid(stream: RandomStream): string {
  const hex = Array.from({ length: 32 }, (_, place) =>
    place === 12 ? '4' : stream.integer(0, 15).toString(16),
  ).join('')
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-')
}
