import { readFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { type Contract, contractFor } from '../../../contracts/vmmanager/contract.ts'
import { VmmanagerApi } from '../../../simulators/client/vmmanager-api.ts'
import { VmmanagerClient } from '../../../simulators/client/vmmanager-client.ts'
import type { Clock } from '../../../simulators/clock/clock.ts'
import { durationMs } from '../../../simulators/clock/duration.ts'
import { WallClock } from '../../../simulators/clock/wall-clock.ts'
import { type Trust, httpTransport } from '../../../simulators/transport/http-transport.ts'
import type { Transport } from '../../../simulators/transport/transport.ts'
import { defaultChoices } from '../../plan/default-choices.ts'
import type { ShowPatience } from './guard/guard.ts'
import type { Ledger } from './ledger/ledger-over.ts'
import { openLedger } from './ledger/open-ledger.ts'
import { lockTarget } from './ledger/writer-lock.ts'
import { Presence } from './presence.ts'
import { defaultRetryPolicy } from '../../../simulators/client/poll.ts'
import { unreadableInput } from '../../load/read-input.ts'
import type { NamedTarget } from './load-config.ts'
import { type Pace, makePacer } from './guard/budget.ts'
import { HarnessError } from '../../../contracts/failures/harness-error.ts'

/** What all that this process does on one target shares. */
export interface Connection extends AsyncDisposable {
  readonly target: NamedTarget
  readonly dialect: string
  readonly contract: Contract
  readonly credentials: { readonly email: string; readonly password: string }
  readonly trust: Trust
  /** Unguarded: nobody but a guard may use it. */
  readonly send: Transport
  readonly presence: Presence
  /** Aborts when somebody waits for the end; absent where nobody can. */
  readonly hurry?: AbortSignal | undefined
  readonly ledger: Ledger
  readonly pace: Pace
  readonly wall: Clock
  /** ms since 1970. */
  readonly today: () => number
  readonly answerMs: number
  /** How often the end of something is looked for. */
  readonly pollMs: number
  readonly taskMs: number
}

/** Where the ledger of a configuration is: beside it, so that every process that uses the one finds the other. */
export function ledgerPath(configFile: string): string {
  return join(dirname(configFile), '.vmharness', 'ledger.ndjson')
}

/** What a connection is made from. */
export interface ConnectionOptions {
  readonly target: NamedTarget
  readonly ledgerPath: string
  readonly environment: Environment
  /** What the user has chosen in place of what the target says. */
  readonly dialect?: string
  /** Things will be made or removed: no other process may do so meanwhile. */
  readonly changes?: boolean
  readonly hurry?: AbortSignal | undefined
}

/**
 * Makes ready to talk to a target; nothing is sent yet.
 *
 * @throws HarnessError VMH_SECRET_MISSING, VMH_INPUT_MISSING, VMH_TARGET_IN_USE or VMH_OUTPUT_UNWRITABLE
 */
export async function connect(options: ConnectionOptions): Promise<Connection> {
  const { target, environment } = options
  const { url, email, timeouts = {}, rateLimit = usual.rateLimit } = target
  const dialect = options.dialect ?? target.dialect ?? defaultChoices.dialect
  const password = await readSecret(target, environment)
  const trust = await trustOf(target)
  const wall = new WallClock()
  const today = (): number => wall.beganAtMs + wall.nowMs()
  const answerMs = durationMs(timeouts.answer ?? usual.answer)
  await using resources = new AsyncDisposableStack()
  resources.defer(() => wall.stop())
  const { ledgerPath: path, changes = false, hurry } = options
  if (changes) resources.use(lockTarget({ target, ledgerPath: path, wall, today }))
  const ledger = resources.use(openLedger(path, today))
  const { send: inner } = resources.use(httpTransport(url, answerMs, trust))
  const presence = new Presence({ url, inner, clock: wall, awayMs: answerMs * missedAnswers })
  const kept = resources.move()
  return {
    target,
    dialect,
    contract: contractFor(dialect),
    credentials: { email, password },
    trust,
    send: presence.send,
    presence,
    hurry,
    ledger,
    pace: makePacer(rateLimit, wall),
    wall,
    today,
    answerMs,
    pollMs: durationMs(target.polling ?? usual.polling),
    taskMs: durationMs(timeouts.task ?? usual.task),
    [Symbol.asyncDispose]: () => kept.disposeAsync(),
  }
}

/** How long a guard waits until what was made is shown. */
export function showPatience({ wall, pollMs, answerMs }: Connection): ShowPatience {
  return { clock: wall, pollMs, limitMs: answerMs }
}

/** A target that has not answered for as long as so many answers may take is away. */
const missedAnswers = 2

/** Where a target says nothing. A client of ISPsystem's own waits 60 s for an answer (dev-huzaki/whmcs-vmmanager6). */
const usual = { rateLimit: 10, answer: '60s', polling: '3s', task: '30m' } as const

/** Its calls by a transport; what is said there is in no trace. */
export function apiOver(
  { credentials, contract, answerMs, presence }: Connection,
  transport: Transport,
  clock: Clock,
): VmmanagerApi {
  const { authVersion } = contract.dialect
  const limitMs = presence.isAway ? 0 : Math.min(defaultRetryPolicy.limitMs, answerMs)
  const retry = { ...defaultRetryPolicy, limitMs }
  const options = { transport, clock, credentials, retry, authVersion, tell: () => {} }
  return new VmmanagerApi(new VmmanagerClient(options))
}

async function trustOf({ ca, insecure }: NamedTarget): Promise<Trust> {
  if (ca === undefined) return insecure === true ? { insecure } : {}
  try {
    return { ca: await readFile(ca, 'utf8') }
  } catch (error) {
    throw unreadableInput(ca, error)
  }
}

/** Environment variables by name. */
export type Environment = Readonly<Record<string, string | undefined>>

/**
 * The password of a target: a variable, or the first line of a file.
 *
 * @throws HarnessError VMH_SECRET_MISSING, naming the place and never the value
 */
export async function readSecret(
  { name, password }: Pick<NamedTarget, 'name' | 'password'>,
  environment: Environment,
): Promise<string> {
  const isVariable = 'env' in password
  const secret = isVariable ? environment[password.env] : await firstLine(password.file)
  if (secret !== undefined && secret !== '') return secret
  const place = isVariable ? `the environment variable ${password.env}` : `the file ${password.file}`
  throw new HarnessError('VMH_SECRET_MISSING', { target: name, place })
}

async function firstLine(file: string): Promise<string | undefined> {
  const text = await readFile(file, 'utf8').catch(() => '')
  return text.split(/\r?\n/, 1)[0]
}
