import type { ForeignEvent, Sight } from '../../../contracts/trace/trace-event.ts'
import { durationMs } from '../../../simulators/clock/duration.ts'
import type { Clock } from '../../../simulators/clock/clock.ts'
import { ownIdentities } from '../../../simulators/platform/identities.ts'
import type { Transport } from '../../../simulators/transport/transport.ts'
import type { Plan, SkippedPlan } from '../../plan/plan.ts'
import type { FaultSwitch, OpenTarget } from '../target.ts'
import { cleanUp, ownedOn } from './clean-up.ts'
import { type Connection, apiOver, showPatience } from './connection.ts'
import type { Entropy } from './entropy.ts'
import { fitPlan, needOf } from './fit-plan.ts'
import { type Amount, makeBudget } from './guard/budget.ts'
import { makeGuard } from './guard/guard.ts'
import { Holdings } from './guard/holdings.ts'
import { type Observer, observe } from './observer/observer.ts'
import { setUpFor } from './set-up.ts'
import type { Premises } from './survey/premises.ts'
import type { Swept } from './sweep/sweep.ts'
import { prefixOf } from './load-config.ts'

/** Runs on one real target. */
export interface RealSession {
  /** The plan as it can run there, or why it cannot. */
  fit(plan: Plan | SkippedPlan): Plan | SkippedPlan
  /** Makes the target of one plan ready: a guard and names of its own. What the plan makes goes when it is disposed of. */
  readonly open: OpenTarget
  /** What came of cleaning up after each run so far. */
  readonly swept: readonly Swept[]
  /** Prefix and run of all that were opened. */
  readonly runs: ReadonlySet<string>
}

/** Begins to run on a target that has been looked at. */
export function realSession(connection: Connection, premises: Premises, entropy: Entropy): RealSession {
  const { target, ledger, contract, credentials, pace, today } = connection
  const left = leftOver(connection)
  const budget = makeBudget(left)
  const sight: Sight = target.observerInterval === undefined ? 'consumer' : 'observer'
  const swept: Swept[] = []
  const runs = new Set<string>()
  const presetRamMib = new Map(premises.presets.map(({ id, ramMib }) => [id, ramMib]))
  const open: OpenTarget = async (plan, clock, tell) => {
    const own = { prefix: prefixOf(target), run: `${plan.seed}-${entropy.namePart()}` }
    const run = `${own.prefix}-${own.run}`
    runs.add(run)
    // Nothing more is begun on a target that does not answer any more.
    if (connection.presence.isAway) await connection.presence.away
    await using resources = new AsyncDisposableStack()
    resources.defer(await budget.admit(needOf(plan)))
    resources.defer(async () => void swept.push(await cleanUp(connection, run)))
    const holdings = new Holdings(ledger, (thing) => thing.run === run)
    const options = {
      target,
      ledger,
      holdings,
      budget,
      pace,
      clock,
      own,
      presetRamMib,
      match: contract.match,
      patience: showPatience(connection),
      foreign: (fact: ForeignEvent) => tell(fact, clock.nowMs()),
    }
    const guard = resources.use(makeGuard({ ...options, inner: connection.send }))
    const observer = observerFor(connection, guard.transport, { clock, namePrefix: `${run}-`, tell })
    const kept = resources.move()
    return {
      transport: guard.transport,
      credentials,
      faults: noFaults,
      identities: ownIdentities(plan.seed, own, entropy.secret()),
      setUp: setUpFor(target, plan, clock, today),
      broken: Promise.race([guard.broken, connection.presence.away]),
      atRest: async () => {
        await atRest(observer, { holdings, clock, connection })
        await guard.atRest()
      },
      [Symbol.asyncDispose]: () => kept.disposeAsync(),
    }
  }
  return {
    open,
    swept,
    runs,
    fit: (plan) => ('skipped' in plan ? plan : fitPlan(plan, { target, premises, sight, left })),
  }
}

/** What the budget allows besides what earlier runs have left there. */
export function leftOver(connection: Pick<Connection, 'ledger' | 'target'>): Amount {
  const { vms, ramMib } = connection.target.budget
  const before = ownedOn(connection).filter(({ kind }) => kind === 'host')
  return { vms: vms - before.length, ramMib: before.reduce((rest, host) => rest - host.ramMib, ramMib) }
}

/** Plans that arm faults do not fit. */
const noFaults: FaultSwitch = {
  arm: ({ fault }) => {
    throw new TypeError(`a real VMmanager has no fault ${fault}`)
  },
  disarm: () => {},
}

function observerFor(
  connection: Connection,
  transport: Transport,
  about: Pick<Parameters<typeof observe>[0], 'clock' | 'namePrefix' | 'tell'>,
): Observer | undefined {
  const { observerInterval } = connection.target
  if (observerInterval === undefined) return undefined
  const api = apiOver(connection, transport, about.clock)
  return observe({ ...about, api, intervalMs: durationMs(observerInterval) })
}

interface Rest {
  readonly holdings: Holdings
  readonly clock: Clock
  readonly connection: Connection
}

/** What only an observer judges by is looked at until it has come to an end, or has had its time. */
async function atRest(observer: Observer | undefined, { holdings, clock, connection }: Rest): Promise<void> {
  if (observer === undefined) return
  const giveUpAtMs = clock.nowMs() + connection.taskMs
  for (;;) {
    const seen = await observer.look()
    const isStill = seen.every(({ host, state }) => state !== 'creating' && !holdings.isGoing(host))
    if (isStill || clock.nowMs() >= giveUpAtMs) return
    await clock.sleep(connection.pollMs)
  }
}
