import type { ProfileMark } from '../../contracts/trace/trace-event.ts'
import { contractFor } from '../../contracts/vmmanager/contract.ts'
import type { Credentials } from '../../simulators/vmmanager/world/world-settings.ts'

/** What is known once the simulator listens. */
export interface ReadySimulator extends Credentials {
  readonly url: string
  readonly dialect: string
  /** What its times were taken from, where they are not as usual. */
  readonly profile?: ProfileMark
  readonly clock: string
  /** Of the control API, where it is on. */
  readonly control?: string
  /** Where it is on. */
  readonly billmanager?: ReadyBillmanager
  /** PEM, where it was made at start: what clients have to trust. */
  readonly certificate?: string
}

/** A BILLmanager whose orders are made in the simulator, and who may log in there. */
export interface ReadyBillmanager {
  readonly url: string
  readonly username: string
  readonly password: string
}

/** For programs: one line of JSON. */
export function readyLine(simulator: ReadySimulator): string {
  const { url, email, password, dialect, profile, clock, control, billmanager, certificate } = simulator
  const login = { url, email, password }
  const told = { ready: true, ...login, dialect, profile, clock, control, billmanager, certificate }
  return `${JSON.stringify(told)}\n`
}

/** For people: how to log in, by a line that can be pasted. */
export function welcome(simulator: ReadySimulator): string {
  const { url, email, password, dialect, profile, clock, control, billmanager } = simulator
  const times = profile === undefined ? '' : `, profile ${profile.name} (${profile.digest})`
  const trust = url.startsWith('https:') ? ' -k' : ''
  const login = `curl -s${trust} '${url}${loginPath(dialect)}' -d '${JSON.stringify({ email, password })}'`
  return [
    `Simulated VMmanager at ${url}, dialect ${dialect}${times}, clock ${clock}. Ctrl-C ends it.`,
    `Log in as ${email} with password ${password}:`,
    `  ${login}`,
    ...(control === undefined ? [] : [`Control API at ${control} (docs/control-api.md)`]),
    ...(billmanager === undefined ? [] : billmanagerLines(billmanager, trust)),
    '',
  ].join('\n')
}

function billmanagerLines({ url, username, password }: ReadyBillmanager, trust: string): readonly string[] {
  return [
    `BILLmanager at ${url} (docs/billmanager-front.md), user ${username} with password ${password}:`,
    `  curl -s${trust} '${url}' -d func=vds -d out=json -d 'authinfo=${username}:${password}'`,
  ]
}

/** Ids of the operations that log in, the newest service first. */
const logins = ['token-create', 'session-create']

function loginPath(dialect: string): string {
  const { operations } = contractFor(dialect)
  const [path = ''] = logins.flatMap((login) => operations.find(({ id }) => id === login)?.pathTemplate ?? [])
  return path
}
