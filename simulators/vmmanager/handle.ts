import type { ExchangeRequest } from '../../contracts/exchange/exchange.ts'
import {
  type Contract,
  contractFor,
  type Operation,
  type OperationMatch,
} from '../../contracts/vmmanager/contract.ts'
import { mayCall } from './access.ts'
import { authenticate } from './authenticate.ts'
import { delivered } from './delivered.ts'
import { disturbItems } from './disturb/disturb-items.ts'
import { disturbReply } from './disturb/disturb-reply.ts'
import { disturbRequest } from './disturb/disturb-request.ts'
import { strike } from './disturb/strike.ts'
import type { Handled } from './handled.ts'
import { operationHandlers } from './operations/operation-handlers.ts'
import { refuseBody } from './refuse-body.ts'
import { type Reply, refuse } from './reply.ts'
import { advance } from './tasks/advance.ts'
import { tokensIn } from './tokens-in.ts'
import type { World } from './world/world.ts'

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
