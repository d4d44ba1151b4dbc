import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http'
import type {
  ExchangeRequest,
  ExchangeResponse,
  HttpHeaders,
  HttpMethod,
} from '../../../contracts/exchange/exchange.ts'
import { bodyText, delivered } from '../delivered.ts'
import type { Handled } from '../handled.ts'
import { refuse } from '../reply.ts'
import { defaultHttpLimits } from './http-limits.ts'
import { type HttpServer, type Listening, openServer } from './open-server.ts'
import { type ReadBody, hasBody, readBody } from './read-body.ts'

/** What goes over the socket; `text` is the body as JSON where somebody has written it already. */
export type Served = Omit<Handled, 'lateMs'> & { readonly text?: string }

/** Answers a request that has come over a socket; may take its time. */
export type Receive = (request: ExchangeRequest) => Served | Promise<Served>

/**
 * Puts a simulator on a socket of its own; port 0 is any free one.
 *
 * @throws HarnessError as {@link openServer} does
 */
export function serveHttp(
  receive: Receive,
  port: number,
  how: Omit<Listening, 'port'> = {},
): Promise<HttpServer> {
  const bodyBytes = how.limits?.bodyBytes ?? defaultHttpLimits.bodyBytes
  return openServer(answering(receive, bodyBytes), { ...how, port })
}

function answering(receive: Receive, bodyBytes: number): RequestListener {
  return (incoming, outgoing) => {
    if (hasBody(incoming)) {
      void readBody(incoming, bodyBytes).then((body) => respondTo(body, receive, incoming, outgoing))
    } else {
      respond(receive, requestFrom(incoming, undefined), outgoing)
    }
  }
}

function respondTo(
  body: ReadBody,
  receive: Receive,
  incoming: IncomingMessage,
  outgoing: ServerResponse,
): void {
  if (body === 'gone') {
    // A client that goes away in the middle of its request leaves nobody to answer.
    outgoing.destroy()
  } else if (body === 'too-large') {
    const refusal = refuse('invalid-value', { name: '', expected: 'a smaller body' })
    send({ delivery: delivered({ ...refusal, status: 413 }) }, outgoing)
  } else {
    respond(receive, requestFrom(incoming, body.value), outgoing)
  }
}

function respond(receive: Receive, request: ExchangeRequest, outgoing: ServerResponse): void {
  try {
    const served = receive(request)
    if (!(served instanceof Promise)) {
      send(served, outgoing)
      return
    }
    served.then((late) => send(late, outgoing)).catch((error: unknown) => fail(error, outgoing))
  } catch (error) {
    fail(error, outgoing)
  }
}

function send({ delivery, part, text }: Served, outgoing: ServerResponse): void {
  const { response, failure } = delivery
  if (response !== undefined) answer(response, outgoing, text)
  else if (part !== undefined) breakOff(part, outgoing)
  else if (failure.sent) outgoing.destroy()
  else outgoing.socket?.resetAndDestroy()
}

/** Promises twice what comes. */
function breakOff(part: string, outgoing: ServerResponse): void {
  const bytes = Buffer.byteLength(part)
  outgoing.writeHead(200, { 'content-type': 'application/json', 'content-length': 2 * bytes })
  outgoing.write(part, () => outgoing.destroy())
}

function fail(error: unknown, outgoing: ServerResponse): void {
  send({ delivery: delivered(refuse('internal-error', { problem: String(error) })) }, outgoing)
}

function answer(
  response: ExchangeResponse,
  outgoing: ServerResponse,
  text: string = bodyText(response),
): void {
  const { status, headers } = response
  const bytes = Buffer.byteLength(text)
  // Text that is all ASCII is the same in Latin-1, which Node writes faster.
  const encoding = bytes === text.length ? 'latin1' : 'utf8'
  outgoing.writeHead(status, { ...headers, 'content-length': bytes }).end(text, encoding)
}

function requestFrom(incoming: IncomingMessage, body: unknown): ExchangeRequest {
  const target = incoming.url ?? '/'
  const mark = target.indexOf('?')
  const path = mark < 0 ? target : target.slice(0, mark)
  const query = mark < 0 ? '' : target.slice(mark + 1)
  const method = (incoming.method ?? 'GET') as HttpMethod
  const headers = incoming.headers as HttpHeaders
  return body === undefined ? { method, path, query, headers } : { method, path, query, headers, body }
}
