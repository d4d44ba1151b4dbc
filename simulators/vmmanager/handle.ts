import type { ExchangeRequest, ExchangeResponse } from '../../contracts/exchange/exchange.ts'
import { type Contract, contractFor, type OperationMatch } from '../../contracts/vmmanager/contract.ts'
import { mayCall } from './access.ts'
import { authenticate } from './authenticate.ts'
import { operationHandlers } from './operations/operation-handlers.ts'
import { refuseBody } from './refuse-body.ts'
import { type Reply, refuse } from './reply.ts'
import { advance } from './tasks/advance.ts'
import type { World } from './world/world.ts'

/** An answer, and what the transport has to know about it. */
export interface Handled {
  readonly response: ExchangeResponse
  /** True where the world has changed, or was asked to: such calls take longer to be accepted. */
  readonly isChange: boolean
  /** True where a fault wants the connection to break instead of the answer to arrive. */
  readonly replyLost: boolean
}

const jsonHeaders = { 'content-type': 'application/json' }

/**
 * Answers one request to a simulated VMmanager at the given time of its world.
 * Touches nothing but the world; never throws for anything that a client can send.
 */
export function handle(world: World, request: ExchangeRequest, atMs: number): Handled {
  advance(world, atMs)
  const contract = contractFor(world.settings.dialect)
  const match = contract.match(request.method, request.path)
  const reply = answer(world, request, match, contract)
  const isDone = match !== undefined && reply.status < 400
  return {
    response: { status: reply.status, headers: jsonHeaders, body: reply.body },
    isChange: request.method !== 'GET',
    replyLost: isDone && loseReply(world, match.operation.id),
  }
}

function answer(
  world: World,
  request: ExchangeRequest,
  match: OperationMatch | undefined,
  contract: Contract,
): Reply {
  if (world.faults.asleep(world.nowMs)) {
    world.tell({ type: 'fault', fault: 'asleep', where: match?.operation.id ?? request.path }, world.nowMs)
    return refuse('asleep')
  }
  if (match === undefined) return refuseRoute(request, contract)
  const { operation, pathParams } = match
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

function loseReply(world: World, operation: string): boolean {
  const lost = world.faults.losesReply(operation)
  if (lost) world.tell({ type: 'fault', fault: 'reply-lost', where: operation }, world.nowMs)
  return lost
}
