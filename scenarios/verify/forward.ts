import type { ExchangeRequest, ExchangeResponse, HttpHeaders } from '../../contracts/exchange/exchange.ts'
import { isUnknownItem } from '../../simulators/client/unknown-item.ts'
import { jsonResponse } from './json-response.ts'
import type { SeenInteraction } from './seen-interaction.ts'
import type { Stage } from './stage.ts'
import { withSession } from './with-session.ts'

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
