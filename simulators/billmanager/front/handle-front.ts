import type { ExchangeRequest, ExchangeResponse } from '../../../contracts/exchange/exchange.ts'
import type { DocNode } from './documents.ts'
import { renderBjson } from './doc/render-bjson.ts'
import { renderXml } from '../../../contracts/markup/xml.ts'
import { renderJson } from './render-document.ts'
import type { Front, FrontUser } from './front.ts'
import { type FrontAnswer, type FrontCall, readCall } from './front-call.ts'
import { FrontError } from './front-error.ts'
import { frontFunctions } from './functions/front-functions.ts'

/** Where the API is; many sites publish it at the root as well. */
const paths: ReadonlySet<string> = new Set(['/', '/billmgr'])

/**
 * Answers a call of BILLmanager's API. What it orders and asks of services goes on afterwards; every error but that of
 * a wrong address comes with status 200 (BILLmanager documentation; mishkatik/infra-billing).
 */
export function handleFront(front: Front, request: ExchangeRequest): ExchangeResponse {
  if (!paths.has(request.path))
    return { status: 404, headers: typed('text/html'), body: '<h1>Not found</h1>' }
  const call = readCall(request)
  return written(front, call, answerTo(front, call))
}

function answerTo(front: Front, call: FrontCall): FrontAnswer {
  try {
    if (call.func === 'auth') return logIn(front, call)
    const user = callerOf(front, call)
    const answer = frontFunctions.get(call.func)
    if (answer === undefined) throw new FrontError('missed', 'func')
    return answer(front, call, user)
  } catch (error) {
    if (error instanceof FrontError) return error.answer
    throw error
  }
}

function written({ switches }: Front, { func, lang, out }: FrontCall, answer: FrontAnswer): ExchangeResponse {
  const doc: DocNode = { name: 'doc', attributes: { lang, func }, content: answer.nodes }
  switch (out) {
    case 'xml':
      return { status: 200, headers: typed('text/xml'), body: renderXml(doc) }
    case 'json':
      return { status: 200, headers: typed('application/json'), body: renderJson(doc, switches) }
    case 'bjson':
      return {
        status: 200,
        headers: typed('application/json'),
        body: renderBjson(doc, answer.isForm === true),
      }
  }
}

function typed(type: string): Readonly<Record<string, string>> {
  return { 'content-type': `${type}; charset=UTF-8` }
}

/**
 * Who calls: by `auth`, the id of a session, or by `authinfo`, name and password in each call.
 *
 * @throws FrontError auth
 */
function callerOf(front: Front, call: FrontCall): FrontUser {
  const session = call.field('auth')
  if (session !== undefined) {
    const user = front.sessions.use(session, front.clock.nowMs())
    if (user === undefined) throw new FrontError('auth', 'session')
    return user
  }
  const info = call.field('authinfo') ?? ''
  const colon = info.indexOf(':')
  return userWith(front, info.slice(0, Math.max(colon, 0)), info.slice(colon + 1))
}

/**
 * The user with this name and password.
 *
 * @throws FrontError auth
 */
function userWith({ users }: Front, name: string, password: string): FrontUser {
  const user = users.find((known) => known.name === name && known.password === password)
  if (user === undefined) throw new FrontError('auth', 'badpassword')
  return user
}

/** `func=auth`: opens a session. @throws FrontError auth */
function logIn(front: Front, call: FrontCall): FrontAnswer {
  const user = userWith(front, call.field('username') ?? '', call.field('password') ?? '')
  const id = front.sessions.open(user, front.clock.nowMs())
  const isText = front.switches['session-id'] === 'attribute-and-text'
  return { nodes: [{ name: 'auth', attributes: { id }, content: isText ? id : [] }] }
}
