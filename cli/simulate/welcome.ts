import { contractFor } from '../../contracts/vmmanager/contract.ts'
import type { Credentials } from '../../simulators/vmmanager/world/world-settings.ts'

/** What is known once the simulator listens. */
export interface ReadySimulator extends Credentials {
  readonly url: string
  readonly dialect: string
  readonly clock: string
  /** Of the control API, where it is on. */
  readonly control?: string
  /** PEM, where it was made at start: what clients have to trust. */
  readonly certificate?: string
}

/** For programs: one line of JSON. */
export function readyLine(simulator: ReadySimulator): string {
  const { url, email, password, dialect, clock, control, certificate } = simulator
  return `${JSON.stringify({ ready: true, url, email, password, dialect, clock, control, certificate })}\n`
}

/** For people: how to log in, by a line that can be pasted. */
export function welcome({ url, email, password, dialect, clock, control }: ReadySimulator): string {
  const trust = url.startsWith('https:') ? ' -k' : ''
  const login = `curl -s${trust} '${url}${loginPath(dialect)}' -d '${JSON.stringify({ email, password })}'`
  return [
    `Simulated VMmanager at ${url}, dialect ${dialect}, clock ${clock}. Ctrl-C ends it.`,
    `Log in as ${email} with password ${password}:`,
    `  ${login}`,
    ...(control === undefined ? [] : [`Control API at ${control} (docs/control-api.md)`]),
    '',
  ].join('\n')
}

/** Ids of the operations that log in, the newest service first. */
const logins = ['token-create', 'session-create']

function loginPath(dialect: string): string {
  const { operations } = contractFor(dialect)
  const [path = ''] = logins.flatMap((login) => operations.find(({ id }) => id === login)?.pathTemplate ?? [])
  return path
}
