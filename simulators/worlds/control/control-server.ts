import type { IncomingMessage, ServerResponse } from 'node:http'
import { defaultHttpLimits } from '../../vmmanager/http/http-limits.ts'
import { type HttpServer, type Listening, openServer } from '../../vmmanager/http/open-server.ts'
import { hasBody, readBody } from '../../vmmanager/http/read-body.ts'
import { WorldProblem, worldProblems } from '../world-problem.ts'
import { authorizeControl } from './authorize-control.ts'
import type { ControlAnswer, ControlContext } from './control-context.ts'
import { routeControl } from './control-routes.ts'

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
