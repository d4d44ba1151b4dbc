import type { IncomingHttpHeaders, IncomingMessage, ServerResponse } from 'node:http'
import { defaultHttpLimits } from '../../vmmanager/http/http-limits.ts'
import { type HttpServer, type Listening, openServer } from '../../vmmanager/http/open-server.ts'
import { hasBody, readBody } from '../../vmmanager/http/read-body.ts'
import { WorldProblem, worldProblems } from '../world-problem.ts'
import type { ControlAnswer, ControlContext, ControlOperation } from './control-context.ts'
import { createHash, timingSafeEqual } from 'node:crypto'
import { addRoute, createRouter, findRoute } from 'rou3'
import {
  advanceWorld,
  armFault,
  createWorld,
  deleteWorld,
  disarmFault,
  forkWorld,
  listFaults,
  listWorlds,
  readJournal,
  readWorld,
  resetWorld,
  restoreWorld,
  takeSnapshot,
} from './control-operations.ts'

const routes: readonly (readonly [method: string, path: string, operation: ControlOperation])[] = [
  ['GET', '/worlds', listWorlds],
  ['POST', '/worlds', createWorld],
  ['GET', '/worlds/:id', readWorld],
  ['DELETE', '/worlds/:id', deleteWorld],
  ['POST', '/worlds/:id/reset', resetWorld],
  ['POST', '/worlds/:id/advance', advanceWorld],
  ['POST', '/worlds/:id/fork', forkWorld],
  ['POST', '/worlds/:id/snapshots', takeSnapshot],
  ['POST', '/worlds/:id/restore', restoreWorld],
  ['GET', '/worlds/:id/faults', listFaults],
  ['POST', '/worlds/:id/faults', armFault],
  ['DELETE', '/worlds/:id/faults/:number', disarmFault],
  ['GET', '/worlds/:id/journal', readJournal],
]

const methods = ['GET', 'POST', 'DELETE']

const router = createRouter<ControlOperation>()
for (const [method, path, operation] of routes) addRoute(router, method, path, operation)

/** The operation that a request addresses. @throws WorldProblem unknown-route or method-not-allowed */
function routeControl(
  method: string,
  path: string,
): { readonly operation: ControlOperation; readonly params: Readonly<Record<string, string>> } {
  const found = findRoute(router, method, path)
  if (found !== undefined) return { operation: found.data, params: found.params ?? {} }
  const allowed = methods.filter((known) => findRoute(router, known, path) !== undefined)
  if (allowed.length > 0) throw new WorldProblem('method-not-allowed', `it takes ${allowed.join(' or ')}`)
  throw new WorldProblem('unknown-route', `${method} ${path}`)
}

const loopbackNames: ReadonlySet<string> = new Set(['localhost', '127.0.0.1', '[::1]'])

/**
 * Lets pass who knows the token. Where there is none the API listens on loopback alone, and only pages in a
 * browser have to be kept away: they give themselves away by their origin, or by a foreign name for this host.
 *
 * @throws WorldProblem unauthorized or foreign-origin
 */
export function authorizeControl(headers: IncomingHttpHeaders, token: string | undefined): void {
  if (headers.origin !== undefined) throw new WorldProblem('foreign-origin', headers.origin)
  if (token !== undefined) {
    if (!isSame(headers.authorization ?? '', `Bearer ${token}`)) {
      throw new WorldProblem('unauthorized', 'send the header authorization: Bearer TOKEN')
    }
    return
  }
  const name = (headers.host ?? '').replace(/:\d+$/, '')
  if (!loopbackNames.has(name)) throw new WorldProblem('foreign-origin', name)
}

/** In a time that tells nothing of where they differ, nor of their lengths. */
function isSame(given: string, expected: string): boolean {
  return timingSafeEqual(digest(given), digest(expected))
}

function digest(text: string): Buffer {
  return createHash('sha256').update(text).digest()
}

/** The client went away before it had sent its body. */
const gone = Symbol('gone')

/**
 * Serves the control API as docs/control-api.md describes it.
 *
 * @param token - must be sent by clients; without one only this machine may be listened to
 * @throws HarnessError as `openServer` does
 */
export function serveControl(
  context: ControlContext,
  listening: Listening,
  token?: string,
): Promise<HttpServer> {
  const bodyBytes = listening.limits?.bodyBytes ?? defaultHttpLimits.bodyBytes
  const limits = { token, bodyBytes }
  const serve = async (incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> => {
    const answer = await answerTo(context, incoming, limits)
    if (answer === gone) outgoing.destroy()
    else send(answer, outgoing)
  }
  return openServer((incoming, outgoing) => void serve(incoming, outgoing), listening)
}

/** Never rejects. */
async function answerTo(
  context: ControlContext,
  incoming: IncomingMessage,
  { token, bodyBytes }: { readonly token: string | undefined; readonly bodyBytes: number },
): Promise<ControlAnswer | typeof gone> {
  try {
    authorizeControl(incoming.headers, token)
    const [path = '', query = ''] = (incoming.url ?? '').split(/\?(.*)/s)
    const { operation, params } = routeControl(incoming.method ?? '', path)
    const read = hasBody(incoming) ? await readBody(incoming, bodyBytes) : { value: undefined }
    if (read === 'gone') return gone
    if (read === 'too-large') throw new WorldProblem('too-large', `at most ${bodyBytes} bytes`)
    return await operation(context, { params, query, body: read.value })
  } catch (error) {
    return problemOf(error)
  }
}

function problemOf(error: unknown): ControlAnswer {
  const { code, message } =
    error instanceof WorldProblem ? error : ({ code: 'internal', message: String(error) } as const)
  const { status, title } = worldProblems[code]
  const type = `urn:vmmanager-harness:problem:${code}`
  return { status, body: { type, title, status, code, detail: message } }
}

function send({ status, body }: ControlAnswer, outgoing: ServerResponse): void {
  if (body === undefined) {
    outgoing.writeHead(status).end()
    return
  }
  const text = `${JSON.stringify(body)}\n`
  const type = status < 400 ? 'application/json' : 'application/problem+json'
  const challenge = status === 401 ? { 'www-authenticate': 'Bearer' } : {}
  outgoing
    .writeHead(status, { 'content-type': type, 'content-length': Buffer.byteLength(text), ...challenge })
    .end(text)
}
