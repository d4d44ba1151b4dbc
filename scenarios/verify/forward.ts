import type { ExchangeRequest, ExchangeResponse, HttpHeaders } from '../../contracts/exchange/exchange.ts'
import type { Stage } from './stage.ts'
import { isUnknownItem } from '../../simulators/client/outcome.ts'
import type { SeenInteraction } from './verified-interaction.ts'

const tokenHeaders = ['x-xsrf-token', 'isp-session', 'ses6'] as const

/**
 * The same headers with the token of a session in the place of an example: where the consumer has put one, or in the
 * usual header where it has put none.
 */
export function withSession(headers: HttpHeaders, token: string): HttpHeaders {
  const { cookie } = headers
  const present = tokenHeaders.filter((name) => headers[name] !== undefined)
  const isInCookie = cookie !== undefined && /(?:^|;\s*)ses6=/.test(cookie)
  const places = present.length > 0 || isInCookie ? present : ['x-xsrf-token']
  return {
    ...headers,
    ...Object.fromEntries(places.map((name) => [name, token])),
    ...(isInCookie && { cookie: cookie.replace(/(^|;\s*)ses6=[^;]*/, `$1ses6=${token}`) }),
  }
}

/** They belong to the connection that a request has come over. */
const ofConnection: ReadonlySet<string> = new Set([
  'accept-encoding',
  'connection',
  'content-length',
  'host',
  'keep-alive',
  'transfer-encoding',
])

/** Sends the request of an interaction to VMmanager, in a session unless its states say that there is none. */
export async function forward(
  stage: Stage,
  request: ExchangeRequest,
  { states }: Pick<SeenInteraction, 'states'>,
): Promise<ExchangeResponse> {
  const own = withoutConnection(request.headers)
  const headers = states.includes('the session is over') ? own : withSession(own, stage.session())
  // Clients of VMmanager write a space as %20; Pact writes it as a plus.
  const query = request.query.replaceAll('+', '%20')
  const sent = { ...withStrongPassword(request, stage), headers, query }
  const { response, failure } = await stage.target.transport(sent)
  if (response === undefined) return jsonResponse(502, { reason: `no answer came (${failure.code})` })
  if (response.status < 400) note(stage, request, response)
  return response
}

function withoutConnection(headers: HttpHeaders): HttpHeaders {
  return Object.fromEntries(Object.entries(headers).filter(([name]) => !ofConnection.has(name)))
}

/** A machine that an interaction has made is removed like those that were made for it. */
function note({ scene }: Stage, { method, path, body }: ExchangeRequest, response: ExchangeResponse): void {
  if (method !== 'POST' || !isUnknownItem(response.body)) return
  const { id, task } = response.body
  if (path !== '/vm/v3/host') return
  const name = isUnknownItem(body) ? String(body['name']) : ''
  scene.hosts.set(Number(id), { host: Number(id), name, task: Number(task) })
}

/** Everybody can read the password that stands in a pact: no account and no machine gets it. */
function withStrongPassword(request: ExchangeRequest, { target }: Stage): ExchangeRequest {
  const { path, body } = request
  if (path.startsWith('/auth/') || !isUnknownItem(body) || body['password'] === undefined) return request
  return { ...request, body: { ...body, password: target.identities.machine('pact').password } }
}

/** A response with a JSON body. */
export function jsonResponse(status: number, body: object): ExchangeResponse {
  return { status, headers: { 'content-type': 'application/json' }, body }
}
