import type { ExchangeRequest, ExchangeResponse } from '../../../contracts/exchange/exchange.ts'
import { callerOf } from './caller-of.ts'
import type { DocNode } from './doc/doc-node.ts'
import { renderBjson } from './doc/render-bjson.ts'
import { renderJson } from './doc/render-json.ts'
import { renderXml } from './doc/render-xml.ts'
import type { Front } from './front.ts'
import type { FrontAnswer } from './front-answer.ts'
import { type FrontCall, readCall } from './front-call.ts'
import { FrontError } from './front-error.ts'
import { frontFunctions } from './functions/front-functions.ts'
import { logIn } from './functions/log-in.ts'

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
