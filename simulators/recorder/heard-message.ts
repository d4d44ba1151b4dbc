import type { CompletedRequest, CompletedResponse } from 'mockttp'
import type { ExchangeRequest, ExchangeResponse, HttpMethod } from '../../contracts/exchange/exchange.ts'
import { jsonOrText } from '../transport/json-or-text.ts'
import { keptHeaders } from './kept-headers.ts'
import { targetOf } from './target-of.ts'

const methods: ReadonlySet<string> = new Set<HttpMethod>(['GET', 'POST', 'DELETE'])

/** A request as a trace tells it; undefined for a method that VMmanager does not know and a trace cannot tell. */
export async function heardRequest(
  heard: CompletedRequest,
  base: string,
): Promise<ExchangeRequest | undefined> {
  if (!methods.has(heard.method)) return undefined
  const [path = '/', query = ''] = split(targetOf(heard.url))
  const body = await bodyOf(heard)
  return {
    method: heard.method as HttpMethod,
    path: base !== '' && path.startsWith(`${base}/`) ? path.slice(base.length) : path,
    query,
    headers: keptHeaders(heard.headers),
    ...(body !== undefined && { body }),
  }
}

/** A response as a trace tells it. */
export async function heardResponse(heard: CompletedResponse): Promise<ExchangeResponse> {
  const body = await bodyOf(heard)
  return {
    status: heard.statusCode,
    headers: keptHeaders(heard.headers),
    ...(body !== undefined && { body }),
  }
}

function split(target: string): readonly string[] {
  const mark = target.indexOf('?')
  return mark < 0 ? [target] : [target.slice(0, mark), target.slice(mark + 1)]
}

async function bodyOf({ body }: CompletedRequest | CompletedResponse): Promise<unknown> {
  const text = await body.getText()
  return text === undefined || text === '' ? undefined : jsonOrText(text)
}
