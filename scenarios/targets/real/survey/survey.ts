import { HarnessError } from '../../../../contracts/failures/harness-error.ts'
import { dialectNamed } from '../../../../contracts/vmmanager/dialect.ts'
import { readInventory } from '../../../../simulators/client/inventory.ts'
import { isTrouble } from '../../../../simulators/client/outcome.ts'
import type { VmmanagerApi } from '../../../../simulators/client/vmmanager-api.ts'
import { type Knocking, knock } from './knock.ts'
import { logIn } from './log-in.ts'
import { type Premises, findPremises } from './premises.ts'
import { type SurveyFinding, type SurveyTopic, bad, ok, warn } from './survey-finding.ts'
import { type NamedTarget, prefixOf } from '../load-config.ts'

/** How a target is looked at. */
export interface Surveying {
  readonly target: NamedTarget
  readonly password: string
  readonly dialect: string
  readonly knocking: Omit<Knocking, 'url' | 'isInsecure'>
  /** Logs in by itself; it is asked for nothing before a login by hand has succeeded. */
  readonly api: VmmanagerApi
  /** Machines that earlier runs have left there, by the ledger. */
  readonly leftovers: number
}

/** What is seen of a target, one topic after the other, up to the first that makes all others pointless. */
export interface Survey {
  readonly findings: readonly SurveyFinding[]
  /** Absent where nothing can be run. */
  readonly premises?: Premises
}

/** Looks at a target and changes nothing. */
export async function survey(surveying: Surveying): Promise<Survey> {
  const { target, knocking } = surveying
  const door = await knock({ ...knocking, url: target.url, isInsecure: target.insecure === true })
  if (isBad(door)) return { findings: door }
  const login = await logIn({ ...surveying, ask: knocking.ask })
  if (isBad(login)) return { findings: [...door, ...login] }
  const inside = [...door, ...login, await roleOf(surveying)]
  if (isBad(inside)) return { findings: inside }
  const inventory = await readInventory(surveying.api)
  const version = await versionOf(surveying)
  if ('reason' in inventory) {
    const problem = `its lists cannot be read: ${inventory.reason}`
    const failure = new HarnessError('VMH_TARGET_FOREIGN', { url: target.url, problem })
    return { findings: [...inside, version, bad('cluster', failure)] }
  }
  const { findings, premises } = findPremises(target, inventory)
  const all = [...inside, version, ...findings, budgetOf(surveying)]
  return premises === undefined ? { findings: all } : { findings: all, premises }
}

/** The first thing that keeps anything from being run; undefined where all can. */
export function firstFailure({ findings }: Survey): HarnessError | undefined {
  return findings.flatMap((finding) => (finding.state === 'bad' ? [finding.failure] : []))[0]
}

/** The first thing that keeps anybody from being logged in as an administrator. */
export function loginFailure({ findings }: Survey): HarnessError | undefined {
  return firstFailure({ findings: findings.filter(({ topic }) => entrance.has(topic)) })
}

const entrance: ReadonlySet<SurveyTopic> = new Set(['reach', 'trust', 'login', 'role'])

function isBad(findings: readonly SurveyFinding[]): boolean {
  return findings.some(({ state }) => state === 'bad')
}

async function roleOf({ target: { email, url }, api, dialect }: Surveying): Promise<SurveyFinding> {
  const account = await api.findAccount(email)
  const item = isTrouble(account) && dialectNamed(dialect).authVersion === 'v4' ? await api.whoami() : account
  if (isTrouble(item) || item === undefined) {
    const problem = 'it does not show the account that is logged in'
    return bad('role', new HarnessError('VMH_TARGET_FOREIGN', { url, problem }))
  }
  const roles = Array.isArray(item['roles']) ? item['roles'].map(String) : []
  if (roles.includes('@admin')) return ok('role', 'administrator')
  const told = roles.length === 0 ? 'nobody knows which' : roles.join(', ')
  return bad('role', new HarnessError('VMH_ROLE_TOO_LOW', { email, roles: told }))
}

async function versionOf({ api, dialect }: Surveying): Promise<SurveyFinding> {
  const read = await api.version()
  const version = isTrouble(read) ? undefined : read['version']
  return typeof version === 'string'
    ? ok('version', 'told', { version, dialect })
    : warn('version', 'untold', { dialect })
}

function budgetOf({ target, leftovers }: Surveying): SurveyFinding {
  const { budget } = target
  const params = {
    vms: budget.vms,
    ramMib: budget.ramMib,
    prefix: prefixOf(target),
    leftovers,
    target: target.name,
  }
  return leftovers === 0 ? ok('budget', 'free', params) : warn('budget', 'leftovers', params)
}
