import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http'
import type { ExchangeRequest, HttpHeaders, HttpMethod } from '../../../contracts/exchange/exchange.ts'
import type { Handled } from '../handle.ts'
import { type Reply, refuse } from '../reply.ts'
import { defaultHttpLimits } from './http-limits.ts'
import { type HttpServer, type Listening, openServer } from './open-server.ts'
import { hasBody, type ReadBody, readBody } from './read-body.ts'

/** What goes over the socket; `text` is the body as JSON where somebody has written it already. */
export type Served = Pick<Handled, 'response' | 'replyLost'> & { readonly text?: string }

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
    answer({ ...refuse('invalid-value', { name: '', expected: 'a smaller body' }), status: 413 }, outgoing)
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

function send({ response, replyLost, text }: Served, outgoing: ServerResponse): void {
  if (replyLost) outgoing.destroy()
  else answer(response, outgoing, text)
}

function fail(error: unknown, outgoing: ServerResponse): void {
  answer(refuse('internal-error', { problem: String(error) }), outgoing)
}

function answer(
  { status, body }: Pick<Reply, 'status'> & { readonly body?: unknown },
  outgoing: ServerResponse,
  text: string = JSON.stringify(body),
): void {
  outgoing
    .writeHead(status, { 'content-type': 'application/json', 'content-length': Buffer.byteLength(text) })
    .end(text)
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
