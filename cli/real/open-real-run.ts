import type { ExchangeRequest } from '../../contracts/exchange/exchange.ts'
import type { Plan, SkippedPlan } from '../../scenarios/plan/plan.ts'
import { cleanUp, ownedOn } from '../../scenarios/targets/real/clean-up.ts'
import { type Connection, connect } from '../../scenarios/targets/real/connection.ts'
import { dryTarget } from '../../scenarios/targets/real/dry-target.ts'
import { systemEntropy } from '../../scenarios/targets/real/entropy.ts'
import { lookAround } from '../../scenarios/targets/real/look-around.ts'
import { type RealSession, realSession } from '../../scenarios/targets/real/real-session.ts'
import type { Premises } from '../../scenarios/targets/real/survey/premises.ts'
import { firstFailure } from '../../scenarios/targets/real/survey/survey.ts'
import type { OpenTarget } from '../../scenarios/targets/target.ts'
import type { OutputStream, Surroundings } from '../surroundings.ts'
import type { RealRunOptions } from './begin-real.ts'
import { startContainerTarget } from './container-target.ts'
import { findTarget } from './find-target.ts'
import { tellStandstill } from './tell-standstill.ts'
import type { Command } from 'commander'
import { HarnessError } from '../../contracts/failures/harness-error.ts'
import { formatMessage } from '../../reports/i18n/format-message.ts'
import type { LeftBehind } from '../../scenarios/targets/real/sweep/sweep.ts'
import { printFailure } from '../print-failure.ts'
import { type NamedTarget, prefixOf } from '../../scenarios/targets/real/load-config.ts'

/** Runs on a target that was looked at and found good. */
export interface RealRun extends AsyncDisposable {
  /** In place of what the user has chosen. */
  readonly choices: { readonly dialect: readonly string[]; readonly clock: string }
  readonly jobs: number
  fit(plan: Plan | SkippedPlan): Plan | SkippedPlan
  readonly open: OpenTarget
  /** In place of the target: nothing is sent there that changes anything. */
  rehearse(hear: (request: ExchangeRequest) => void): OpenTarget
  /** Tries once more what could not be removed; gives how many things are left, and tells of them. */
  end(): Promise<number>
}

/**
 * Looks at the target, and makes ready to run there.
 *
 * @throws HarnessError about the first thing that keeps runs from working; nothing was made then
 */
export async function openRealRun(
  { target, config, dryRun, quiet }: RealRunOptions,
  { clock, dialect }: RealChoices,
  { env: environment, stderr }: Surroundings,
  hurry: AbortSignal,
): Promise<RealRun> {
  await using resources = new AsyncDisposableStack()
  const container =
    target === 'container' ? resources.use(await startContainerTarget(dialect, environment)) : undefined
  const found = container?.found ?? (await findTarget(target, config))
  const where = { ...found, environment: container?.environment ?? environment }
  const connection = resources.use(
    await connect({ ...where, ...(dialect && { dialect }), changes: dryRun !== true, hurry }),
  )
  const { presence, wall } = connection
  if (quiet !== true) resources.use(tellStandstill({ name: target, presence, clock: wall, stderr }))
  const seen = await lookAround(connection)
  const failure = firstFailure(seen)
  if (failure !== undefined) throw failure
  const { premises } = seen
  if (premises === undefined) throw new TypeError('a target without failures has premises')
  const session = realSession(connection, premises, systemEntropy)
  const kept = resources.move()
  const choices = { clock, dialect: [connection.dialect] }
  return {
    choices,
    ...runsOn(connection, premises, session, stderr),
    [Symbol.asyncDispose]: () => kept.disposeAsync(),
  }
}

function runsOn(
  connection: Connection,
  premises: Premises,
  session: RealSession,
  stderr: Surroundings['stderr'],
): Omit<RealRun, 'choices' | keyof AsyncDisposable> {
  const { target } = connection
  return {
    jobs: target.parallelism ?? 1,
    fit: (plan) => session.fit(plan),
    open: session.open,
    rehearse: (hear) => dryTarget({ target, premises, entropy: systemEntropy, hear }),
    end: async () => {
      const runs = new Set(ownedOn(connection).map(({ run }) => run))
      const mine = [...runs].filter((run) => session.runs.has(run))
      const last = await Promise.all(mine.map((run) => cleanUp(connection, run)))
      const left = last.flatMap((swept) => swept.left)
      const removed = [...session.swept, ...last]
      const sum = (kind: 'hosts' | 'accounts'): number =>
        removed.reduce((total, each) => total + each[kind], 0)
      stderr.write(
        `${target.name}: removed ${removedWords({ hosts: sum('hosts'), accounts: sum('accounts') })}; ${left.length} left\n`,
      )
      tellLeft(left, connection, stderr)
      return left.length
    },
  }
}

/** What of the options of `run` has another meaning, or none, on a real target. */
export interface Choosable {
  readonly clock: string
  readonly dialect: readonly string[]
}

/** What was chosen for a real target: its own clock and dialect where the user has said nothing. */
interface RealChoices {
  readonly clock: string
  /** Undefined: that of the target. */
  readonly dialect: string | undefined
}

/** @throws HarnessError VMH_USAGE where a choice makes no sense there */
export function realChoices(command: Command, { clock, dialect: dialects }: Choosable): RealChoices {
  const isChosen = (option: string): boolean => command.getOptionValueSource(option) !== 'default'
  if (isChosen('clock') && clock === 'virtual') {
    throw new HarnessError('VMH_USAGE', {
      problem: 'a real VMmanager does not jump over waits: its clock is real',
      help: 'vmharness run --help',
    })
  }
  const [dialect, ...others] = isChosen('dialect') ? dialects : []
  if (others.length > 0) {
    throw new HarnessError('VMH_USAGE', {
      problem: 'a real VMmanager speaks one dialect',
      help: 'vmharness run --help',
    })
  }
  return { clock: isChosen('clock') ? clock : 'real', dialect }
}

/** What was removed from a target: `1 machine and 2 accounts`. */
export function removedWords(sums: { readonly hosts: number; readonly accounts: number }): string {
  const { hosts, accounts } = sums
  const template =
    '{hosts, plural, one {# machine} other {# machines}} and {accounts, plural, one {# account} other {# accounts}}'
  return formatMessage(template, { hosts, accounts }, 'en')
}

/** Tells what could not be removed, and what to do about it; nothing where all is gone. */
export function tellLeft(
  left: readonly LeftBehind[],
  { target, ledger }: Pick<Connection, 'target' | 'ledger'>,
  stderr: OutputStream,
): void {
  for (const thing of left) stderr.write(`${target.name}: left ${wordsOf(thing, target)}\n`)
  if (left.length === 0) return
  const params = { target: target.name, left: `${left.length} things of ours`, ledger: ledger.path }
  printFailure(new HarnessError('VMH_LEFT_BEHIND', params), stderr)
}

function wordsOf({ kind, name, id, reason, seen }: LeftBehind, target: NamedTarget): string {
  const what = kind === 'host' ? 'machine' : 'account'
  const told = `${what} ${name}${id === undefined ? '' : `, id ${id}`}: ${reason}`
  const forget = `vmharness cleanup --target ${target.name} --forget ${name}`
  if (seen !== undefined) {
    return `${told}, it shows ${seen}. Look at it in VMmanager and remove it there if it is ours; then \`${forget}\``
  }
  if (reason !== 'not-our-shape') return told
  return `${told}, no run with the prefix ${prefixOf(target)} makes such a name. See who wrote it into the ledger; then \`${forget}\``
}
