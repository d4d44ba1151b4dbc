import { createServer, type RequestListener, type Server, type ServerOptions } from 'node:http'
import { createServer as createSecureServer } from 'node:https'
import type { AddressInfo, Socket } from 'node:net'
import { HarnessError } from '../../../contracts/failures/harness-error.ts'
import { WallClock } from '../../clock/wall-clock.ts'
import { defaultHttpLimits, type HttpLimits } from './http-limits.ts'

/** A server that listens. Disposing of it lets what is under way end, within bounds. */
export interface HttpServer extends AsyncDisposable {
  readonly url: string
}

/** A certificate and its private key, both PEM. */
export interface TlsMaterial {
  readonly cert: string
  readonly key: string
}

/** Where and how a server listens. */
export interface Listening {
  /** 0 for any free one. */
  readonly port: number
  /** 127.0.0.1 when absent. */
  readonly host?: string
  /** HTTPS with this; HTTP when absent. */
  readonly tls?: TlsMaterial
  readonly limits?: Partial<HttpLimits>
}

/**
 * Listens for HTTP requests. Malformed ones are answered with 400 (408 or 431 where it fits better) and their
 * connection is closed, without `onRequest` hearing of them.
 *
 * @throws HarnessError VMH_PORT_IN_USE, VMH_CANNOT_LISTEN or VMH_TLS_UNUSABLE
 */
export async function openServer(onRequest: RequestListener, listening: Listening): Promise<HttpServer> {
  const { port, host = '127.0.0.1', tls } = listening
  const limits = { ...defaultHttpLimits, ...listening.limits }
  const server = createLimited(limits, tls)
  const atRest = countRequests(server)
  server.on('request', onRequest)
  const sockets = trackSockets(server)
  await listen(server, port, host)
  const { port: listened } = server.address() as AddressInfo
  return {
    url: `${tls === undefined ? 'http' : 'https'}://${host.includes(':') ? `[${host}]` : host}:${listened}`,
    [Symbol.asyncDispose]: async () => {
      const closed = new Promise<void>((resolve) => server.close(() => resolve()))
      await within(atRest(), limits.graceMs)
      for (const socket of sockets) socket.destroy()
      await closed
    },
  }
}

/** Gives a function whose promise resolves as soon as no request is under way. */
function countRequests(server: Server): () => Promise<void> {
  let underWay = 0
  let onRest = (): void => {}
  const ended = (): void => {
    underWay--
    if (underWay === 0) onRest()
  }
  server.on('request', (_, outgoing) => {
    underWay++
    outgoing.once('close', ended)
  })
  return () => (underWay === 0 ? Promise.resolve() : new Promise((resolve) => (onRest = resolve)))
}

/** Also those that have sent nothing yet, of which the server itself does not know. */
function trackSockets(server: Server): ReadonlySet<Socket> {
  const sockets = new Set<Socket>()
  server.on('connection', (socket: Socket) => {
    sockets.add(socket)
    socket.once('close', () => sockets.delete(socket))
  })
  return sockets
}

function createLimited(limits: HttpLimits, tls: TlsMaterial | undefined): Server {
  const options: ServerOptions = {
    headersTimeout: limits.headersTimeoutMs,
    requestTimeout: limits.requestTimeoutMs,
    keepAliveTimeout: limits.keepAliveTimeoutMs,
    connectionsCheckingInterval: limits.checkEveryMs,
  }
  const server = tls === undefined ? createServer(options) : secure(options, tls, limits.headersTimeoutMs)
  server.maxConnections = limits.connections
  server.setTimeout(limits.idleTimeoutMs)
  return server
}

function secure(options: ServerOptions, tls: TlsMaterial, handshakeTimeout: number): Server {
  try {
    return createSecureServer({ ...options, ...tls, handshakeTimeout })
  } catch (error) {
    throw new HarnessError('VMH_TLS_UNUSABLE', { problem: messageOf(error) }, { cause: error })
  }
}

function listen(server: Server, port: number, host: string): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      const isTaken = error.code === 'EADDRINUSE'
      const params = isTaken ? { port, host } : { port, host, problem: messageOf(error) }
      reject(new HarnessError(isTaken ? 'VMH_PORT_IN_USE' : 'VMH_CANNOT_LISTEN', params, { cause: error }))
    })
    server.listen(port, host, resolve)
  })
}

/** Waits for the promise, but not longer than that. */
async function within(promise: Promise<void>, ms: number): Promise<void> {
  const clock = new WallClock()
  await Promise.race([promise, clock.sleep(ms)])
  clock.stop()
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error)
}
