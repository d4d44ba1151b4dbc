import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { HarnessError } from '../../../contracts/failures/harness-error.ts'
import type { ExchangeRequest, HttpHeaders, HttpMethod } from '../../../contracts/exchange/exchange.ts'
import type { Handled } from '../handle.ts'
import { type Reply, refuse } from '../reply.ts'
import { readBody } from './read-body.ts'

/** A simulator on a socket. */
export interface HttpServer extends AsyncDisposable {
  readonly url: string
}

/** Answers a request that has come over a socket; may take its time. */
export type Receive = (request: ExchangeRequest) => Handled | Promise<Handled>

/**
 * Puts a simulator on a socket of its own.
 *
 * @param port - 0 for any free one
 * @throws HarnessError VMH_PORT_IN_USE
 */
export async function serveHttp(receive: Receive, port: number, host = '127.0.0.1'): Promise<HttpServer> {
  const server = createServer((request, response) => void respond(receive, request, response))
  await listen(server, port, host)
  const address = server.address() as AddressInfo
  return {
    url: `http://${host.includes(':') ? `[${host}]` : host}:${address.port}`,
    [Symbol.asyncDispose]: () => close(server),
  }
}

async function respond(receive: Receive, incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> {
  // A client that goes away in the middle of its request leaves nobody to answer.
  const body = await readBody(incoming).catch(() => 'gone' as const)
  if (body === 'gone') {
    outgoing.destroy()
  } else if (body === 'too-large') {
    answer({ ...refuse('invalid-value', { name: '', expected: 'a smaller body' }), status: 413 }, outgoing)
  } else {
    const request = requestFrom(incoming, body.value)
    const reply = await handled(receive, request).catch((error: unknown) =>
      refuse('internal-error', { problem: String(error) }),
    )
    if (reply === 'lost') outgoing.destroy()
    else answer(reply, outgoing)
  }
}

async function handled(receive: Receive, request: ExchangeRequest): Promise<Reply | 'lost'> {
  const { response, replyLost } = await receive(request)
  return replyLost ? 'lost' : { status: response.status, body: response.body }
}

function answer({ status, body }: Reply, outgoing: ServerResponse): void {
  const text = JSON.stringify(body)
  outgoing
    .writeHead(status, { 'content-type': 'application/json', 'content-length': Buffer.byteLength(text) })
    .end(text)
}

function requestFrom(incoming: IncomingMessage, body: unknown): ExchangeRequest {
  const [path, query] = splitAt(incoming.url ?? '/', '?')
  const method = (incoming.method ?? 'GET') as HttpMethod
  const headers = incoming.headers as HttpHeaders
  return body === undefined ? { method, path, query, headers } : { method, path, query, headers, body }
}

function splitAt(text: string, mark: string): readonly [string, string] {
  const at = text.indexOf(mark)
  return at < 0 ? [text, ''] : [text.slice(0, at), text.slice(at + 1)]
}

function listen(server: Server, port: number, host: string): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      reject(error.code === 'EADDRINUSE' ? new HarnessError('VMH_PORT_IN_USE', { port, host }) : error)
    })
    server.listen(port, host, resolve)
  })
}

function close(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve())
    server.closeAllConnections()
  })
}
