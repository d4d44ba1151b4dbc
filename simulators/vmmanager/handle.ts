import type { ExchangeRequest, HttpHeaders } from '../../contracts/exchange/exchange.ts'
import {
  type Contract,
  type Operation,
  type OperationMatch,
  contractFor,
} from '../../contracts/vmmanager/contract.ts'
import { mayCall } from './access.ts'
import { delivered } from './delivered.ts'
import { disturbItems, disturbReply, disturbRequest } from './disturb/disturb.ts'
import { strike } from './disturb/strike.ts'
import type { Handled } from './handled.ts'
import { operationHandlers } from './operations/operation-handlers.ts'
import { type Reply, refuse } from './reply.ts'
import { advance } from './tasks/advance.ts'
import { tokensIn } from './tokens-in.ts'
import type { World } from './world/world.ts'
import type { Account } from './world/entities.ts'
import { isDeeper } from '../../contracts/json/depth.ts'

/**
 * Answers one request to a simulated VMmanager at the given time of its world.
 * Touches nothing but the world; never throws for anything that a client can send.
 */
export function handle(world: World, request: ExchangeRequest, atMs: number): Handled {
  advance(world, atMs)
  const contract = contractFor(world.settings.dialect)
  const match = contract.match(request.method, request.path)
  const undisturbed = (): Reply =>
    match === undefined ? refuseRoute(request, contract) : answer(world, request, match)
  return world.faults.isEmpty
    ? { delivery: delivered(undisturbed()), lateMs: 0 }
    : disturbed(world, request, match?.operation, undisturbed)
}

/** The same with whatever faults make of it. */
function disturbed(
  world: World,
  request: ExchangeRequest,
  operation: Operation | undefined,
  act: () => Reply,
): Handled {
  const stopped = disturbRequest(world, operation?.id, request)
  if (stopped !== undefined) return { delivery: stopped, lateMs: 0 }
  if (operation === undefined) return { delivery: delivered(act()), lateMs: 0 }
  const occasion = { where: operation.id, operation: operation.id }
  if (!operation.isPublic && strike(world, ['session-expired'], occasion) !== undefined) {
    for (const token of tokensIn(request.headers)) world.sessions.delete(token)
  }
  if (strike(world, ['request-doubled'], occasion) !== undefined) act()
  const reply = disturbItems(world, operation.id, act())
  if (reply.status >= 400) return { delivery: delivered(reply), lateMs: 0 }
  return disturbReply(world, operation.id, `${request.method} ${request.path}?${request.query}`, reply)
}

function answer(world: World, request: ExchangeRequest, { operation, pathParams }: OperationMatch): Reply {
  const account = authenticate(world, request.headers)
  if (account === undefined && !operation.isPublic) return refuse('session-invalid')
  if (account !== undefined && !operation.isPublic && !mayCall(account, operation)) {
    return refuse('forbidden', { operation: operation.id, roles: account.roles })
  }
  const body = request.method === 'POST' ? (request.body ?? {}) : undefined
  const refusal = body === undefined ? undefined : refuseBody(operation, body)
  if (refusal !== undefined) return refusal
  const handler = operationHandlers.get(operation.id)
  return handler === undefined
    ? refuse('handler-not-found', { path: request.path })
    : handler({ world, pathParams, query: request.query, body, account })
}

function refuseRoute(request: ExchangeRequest, contract: Contract): Reply {
  const { method, path } = request
  const isKnown = contract.methods(path).length > 0
  return isKnown ? refuse('method-not-allowed', { method, path }) : refuse('handler-not-found', { path })
}

/** Whose token the request carries, and keeps that session alive; undefined without a live one. */
function authenticate(world: World, headers: HttpHeaders): Account | undefined {
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

/** The refusal that a request body earns; undefined where it conforms. An unknown property is code 3008. */
function refuseBody(operation: Operation, body: unknown): Reply | undefined {
  if (typeof body !== 'object' || isDeeper(body)) return refuse('malformed-json')
  const [mismatch] = operation.checkRequestBody(body)
  if (mismatch === undefined) return undefined
  const { keyword, property, pointer, expected } = mismatch
  if (keyword === 'additionalProperties') return refuse('unexpected-property', { name: property ?? pointer })
  if (keyword === 'required') return refuse('missing-property', { name: property ?? pointer })
  return refuse('invalid-value', { name: pointer, expected })
}
