import { createHash } from 'node:crypto'
import type { ExchangeRequest, HttpHeaders } from '../../contracts/exchange/exchange.ts'
import { placeholder } from '../../contracts/trace/placeholder.ts'
import { sessionServices } from '../../simulators/client/session-services.ts'
import type { Credentials } from '../../simulators/vmmanager/world/world-settings.ts'
import type { Transport } from '../../simulators/transport/transport.ts'
import type { Identifiers } from './identifiers.ts'

const loginPath = /^\/auth\/v\d+\/(?:public\/token|auth)$/
const sessionHeaders: ReadonlySet<string> = new Set([
  'x-xsrf-token',
  'isp-session',
  'ses6',
  'cookie',
  'authorization',
  'internal-auth',
])

/** How a VMmanager is logged in to. */
export interface SessionTarget {
  readonly transport: Transport
  readonly credentials: Credentials
  readonly authVersion: 'v3' | 'v4'
}

/** Puts secrets where a recording has placeholders. */
export class ReplaySessions {
  readonly #target: SessionTarget
  readonly #identifiers: Identifiers
  #latest: string | undefined

  constructor(target: SessionTarget, identifiers: Identifiers) {
    this.#target = target
    this.#identifiers = identifiers
  }

  /** Notes the session that a replayed login has opened. */
  see({ method, path }: ExchangeRequest, body: unknown): void {
    const { token, session } = (body ?? {}) as { readonly token?: unknown; readonly session?: unknown }
    const opened = token ?? session
    if (method === 'POST' && loginPath.test(path) && typeof opened === 'string') this.#latest = opened
  }

  /** Opens a new session in the place of those by which the request, as it was recorded, is sent. */
  async renew({ headers }: ExchangeRequest): Promise<void> {
    this.#latest = await this.#logIn()
    for (const [name, value] of Object.entries(headers)) {
      if (sessionHeaders.has(name)) this.#identifiers.tell(value, this.#latest)
    }
  }

  /** The request with a session of today, with the credentials of the target, and with passwords of its own. */
  async fill(request: ExchangeRequest): Promise<ExchangeRequest> {
    const { path, body, headers } = request
    const isLogin = request.method === 'POST' && loginPath.test(path)
    const said = isLogin && isFields(body) ? { ...body, ...this.#target.credentials } : this.#within(body)
    const filled: HttpHeaders = Object.fromEntries(
      await Promise.all(
        Object.entries(headers).map(
          async ([name, value]) => [name, await this.#header(name, value)] as const,
        ),
      ),
    )
    return { ...request, headers: filled, ...(body !== undefined && { body: said }) }
  }

  async #header(name: string, value: string): Promise<string> {
    if (!sessionHeaders.has(name)) return value
    const token = this.#identifiers.secretOf(value) ?? (this.#latest ??= await this.#logIn())
    return name === 'cookie' ? `ses6=${token}` : token
  }

  /** A recording may begin in the middle of a session. */
  async #logIn(): Promise<string> {
    const { transport, credentials, authVersion } = this.#target
    const { path } = sessionServices[authVersion]
    const { email, password } = credentials
    const headers = { 'content-type': 'application/json' }
    const { response } = await transport({
      method: 'POST',
      path,
      query: '',
      headers,
      body: { email, password },
    })
    const { token, session } = (response?.body ?? {}) as {
      readonly token?: string
      readonly session?: string
    }
    return token ?? session ?? ''
  }

  #within(value: unknown): unknown {
    if (typeof value === 'string') {
      return placeholder.test(value) ? (this.#identifiers.secretOf(value) ?? passwordFor(value)) : value
    }
    if (Array.isArray(value)) return value.map((item) => this.#within(item))
    if (!isFields(value)) return value
    return Object.fromEntries(Object.entries(value).map(([name, held]) => [name, this.#within(held)]))
  }
}

/** The same for the same placeholder, so that what was equal is equal again. */
function passwordFor(stand: string): string {
  return `aA1${createHash('sha256').update(stand).digest('base64url').slice(0, 17)}`
}

function isFields(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null
}
