import type { ExchangeRequest } from '../../contracts/exchange/exchange.ts'
import { type VmmanagerErrorName, vmmanagerErrors } from '../../contracts/vmmanager/errors.ts'
import type { Delivery } from '../transport/transport.ts'
import type { Misbehave } from './quirk.ts'
import { type UnknownItem, isUnknownItem } from '../client/outcome.ts'

/** A kind of calls. */
export interface Call {
  readonly method: 'GET' | 'POST' | 'DELETE'
  readonly path: RegExp
}

type CallName =
  | 'login'
  | 'hosts'
  | 'createHost'
  | 'deleteHost'
  | 'stopHost'
  | 'resources'
  | 'addresses'
  | 'disk'
  | 'tasks'
  | 'accounts'
  | 'createAccount'
  | 'oses'
  | 'pools'

/** The calls on which something is known to go wrong. */
export const calls: Readonly<Record<CallName, Call>> = {
  login: { method: 'POST', path: /^\/auth\// },
  hosts: { method: 'GET', path: /^\/vm\/v3\/host$/ },
  createHost: { method: 'POST', path: /^\/vm\/v3\/host$/ },
  deleteHost: { method: 'DELETE', path: /^\/vm\/v3\/host\/\d+$/ },
  stopHost: { method: 'POST', path: /^\/vm\/v3\/host\/\d+\/stop$/ },
  resources: { method: 'POST', path: /^\/vm\/v3\/host\/\d+\/resource$/ },
  addresses: { method: 'POST', path: /^\/vm\/v3\/host\/\d+\/ip$/ },
  disk: { method: 'POST', path: /^\/vm\/v3\/disk\/\d+$/ },
  tasks: { method: 'GET', path: /^\/vm\/v3\/task$/ },
  accounts: { method: 'GET', path: /^\/vm\/v3\/account$/ },
  createAccount: { method: 'POST', path: /^\/vm\/v3\/account$/ },
  oses: { method: 'GET', path: /^\/vm\/v3\/os$/ },
  pools: { method: 'GET', path: /^\/vm\/v3\/ippool$/ },
}

/** True for a request of that kind. */
export function isCall({ method, path }: ExchangeRequest, call: Call): boolean {
  return method === call.method && call.path.test(path)
}

/** The first number in the path of a request: that of the machine or disk that it is about. */
export function idIn({ path }: ExchangeRequest): number {
  return Number(/\d+(?=\/|$)/.exec(path.replace('/vm/v3', ''))?.[0])
}

/** What a request says, where its body is an object. */
export function saidIn({ body }: ExchangeRequest): UnknownItem {
  return isUnknownItem(body) ? body : {}
}

/** What an answer says, where its body is an object. */
export function answered({ response }: Delivery): UnknownItem {
  return isUnknownItem(response?.body) ? response.body : {}
}

/** The items of an answer with a list. */
export function listed(delivery: Delivery): readonly UnknownItem[] {
  const { list } = answered(delivery)
  return Array.isArray(list) ? list.filter(isUnknownItem) : []
}

/** True for an answer that says that it was done. */
export function isGood({ response }: Delivery): boolean {
  return response !== undefined && response.status < 300
}

/** The same delivery with another body, where there was an answer. */
export function withBody(delivery: Delivery, change: (body: UnknownItem) => UnknownItem): Delivery {
  const { response } = delivery
  if (response === undefined || !isUnknownItem(response.body)) return delivery
  return { response: { ...response, body: change(response.body) } }
}

/** The same list with other items; an answer without a list stays as it is. */
export function withItems(delivery: Delivery, change: (item: UnknownItem) => UnknownItem): Delivery {
  return withBody(delivery, (body) =>
    Array.isArray(body['list']) ? { ...body, list: listed(delivery).map(change) } : body,
  )
}

/** The same without some of its properties. */
export function without(item: UnknownItem, names: readonly string[]): UnknownItem {
  return Object.fromEntries(Object.entries(item).filter(([name]) => !names.includes(name)))
}

/** An answer that nobody gave. */
export function pretended(status: number, body: UnknownItem): Delivery {
  return { response: { status, headers: { 'content-type': 'application/json' }, body } }
}

/** An answer with these items that nobody gave. */
export function pretendedList(...list: readonly UnknownItem[]): Delivery {
  return pretended(200, { list, size: list.length, last_notify: 0 })
}

/** A refusal that nobody gave, as VMmanager would have put it. */
export function refusal(name: VmmanagerErrorName): Delivery {
  const { status, code, msg } = vmmanagerErrors[name]
  return pretended(status, { error: { code, msg, value: {} } })
}

/** Lets calls of one kind be answered otherwise; all others pass. */
export function answering(
  call: Call,
  change: (answer: Delivery, request: ExchangeRequest) => Delivery,
): () => Misbehave {
  return () => async (request, send) => {
    const answer = await send(request)
    return isCall(request, call) ? change(answer, request) : answer
  }
}

/** Answers calls of one kind without ever sending them. */
export function withholding(call: Call, answer: Delivery): () => Misbehave {
  return () => (request, send) => (isCall(request, call) ? Promise.resolve(answer) : send(request))
}

/** Lets calls of one kind say something else. */
export function saying(call: Call, change: (said: UnknownItem) => UnknownItem): () => Misbehave {
  return () => (request, send) =>
    send(isCall(request, call) ? { ...request, body: change(saidIn(request)) } : request)
}
