import type { HttpHeaders } from '../../contracts/exchange/exchange.ts'
import { tokensIn } from './tokens-in.ts'
import type { Account } from './world/entities.ts'
import type { World } from './world/world.ts'

/** Whose token the request carries, and keeps that session alive; undefined without a live one. */
export function authenticate(world: World, headers: HttpHeaders): Account | undefined {
  for (const token of tokensIn(headers)) {
    const account = accountOf(world, token)
    if (account !== undefined) return account
  }
  return undefined
}

function accountOf(world: World, token: string): Account | undefined {
  const session = world.sessions.get(token)
  if (session === undefined) return undefined
  const { lastUsedAtMs, expiresAtMs = lastUsedAtMs + world.settings.sessionLifetimeMs } = session
  const expired = world.faults.expiresSession(session.createdAtMs, world.nowMs)
  if (expired) world.tell({ type: 'fault', fault: 'sessions-expire', where: 'session' }, world.nowMs)
  if (expired || world.nowMs > expiresAtMs) {
    world.sessions.delete(token)
    return undefined
  }
  session.lastUsedAtMs = world.nowMs
  return world.accounts.get(session.accountId)
}
