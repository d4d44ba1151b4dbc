import type { EndEvent, OutsideAct, OutsideEvent, TraceFact } from '../../contracts/trace/trace-event.ts'
import { dialectNamed } from '../../contracts/vmmanager/dialect.ts'
import type { Trace } from '../../contracts/trace/trace.ts'
import {
  type ApiCall,
  type ClientOptions,
  VmmanagerClient,
} from '../../simulators/client/vmmanager-client.ts'
import type { Clock } from '../../simulators/clock/clock.ts'
import { misbehaving } from '../../simulators/quirks/misbehaving.ts'
import { randomStream } from '../../simulators/random/random-stream.ts'
import type { Plan } from '../plan/plan.ts'
import { simulatedTarget } from '../targets/simulated-target.ts'
import type { OpenTarget, PlatformSetUp, Target } from '../targets/target.ts'
import { Happenings } from './happenings.ts'
import { learner } from './learner.ts'
import { type Stage, playSteps } from './play-steps.ts'
import { defaultRetryPolicy } from '../../simulators/client/poll.ts'
import { onWire, quirkSettings } from '../../simulators/quirks/quirk.ts'
import { markOf } from '../profile/profile.ts'
import { billmanagerSettings } from '../../simulators/billmanager/billmanager-settings.ts'
import { Billmanager } from '../../simulators/billmanager/billmanager.ts'
import { Clouden } from '../../simulators/clouden/clouden.ts'
import type { PlatformMock, PlatformSurroundings } from '../../simulators/platform/platform-mock.ts'
import { HarnessError } from '../../contracts/failures/harness-error.ts'
import { reasonOf } from '../../simulators/client/reason-of.ts'
import type { Identities } from '../../simulators/platform/identities.ts'

/** How each thing is asked for. */
const calls: Readonly<Record<OutsideAct, (host: number, name: string) => ApiCall>> = {
  start: (host) => ({ method: 'POST', path: `/vm/v3/host/${host}/start`, body: {} }),
  stop: (host) => ({ method: 'POST', path: `/vm/v3/host/${host}/stop`, body: {} }),
  delete: (host) => ({ method: 'DELETE', path: `/vm/v3/host/${host}` }),
  reinstall: (host) => ({ method: 'POST', path: `/vm/v3/host/${host}/reinstall`, body: {} }),
  rename: (host, name) => ({ method: 'POST', path: `/vm/v3/host/${host}`, body: { name } }),
}

/** Somebody who works in VMmanager itself: what they say to it is in no trace; whether it was accepted is. */
interface Meddler {
  readonly meddle: Stage['meddle']
  /** Notes which machine belongs to which order. */
  see(fact: TraceFact): void
}

/** A meddler who logs in on their own. */
function meddler(
  options: Omit<ClientOptions, 'tell'>,
  { machineName }: Pick<Identities, 'machineName'>,
  tell: (event: OutsideEvent) => void,
): Meddler {
  const client = new VmmanagerClient({ ...options, tell: () => {} })
  const hosts = new Map<string, number>()
  const act = async (meddled: Omit<OutsideEvent, 'outcome'>): Promise<void> => {
    const { does, host } = meddled
    const result = await client.call(calls[does](host, machineName(`renamed-${host}`)))
    if (result.kind === 'ok') tell({ ...meddled, outcome: 'done' })
    else tell({ ...meddled, outcome: 'failed', reason: reasonOf(result) })
  }
  return {
    meddle: (order, does, intent) => {
      const host = hosts.get(order)
      if (host === undefined) throw new HarnessError('VMH_NO_MACHINE', { order, does })
      return act({ type: 'outside', intent, order, host, does })
    },
    see: (fact) => {
      if (fact.type === 'service' && fact.host !== undefined) hosts.set(fact.order, fact.host)
    },
  }
}

type End = EndEvent['outcome']

/** What a story may have besides its plan. */
export interface StoryOptions {
  /** Ends it early. */
  readonly signal?: AbortSignal
  /** Makes its target ready; a simulated one when absent. */
  readonly open?: OpenTarget
}

/**
 * Lets a plan happen: everything goes into the trace, from the run event to the end event.
 * Ends when every order has settled or has had its time, or when the signal aborts.
 */
export async function runStory(
  plan: Plan,
  clock: Clock,
  trace: Trace,
  { signal, open = simulatedTarget }: StoryOptions = {},
): Promise<End> {
  let ended = false
  const happenings = new Happenings()
  const tell: Trace['append'] = (fact, atMs) => {
    // An answer that was under way when the run was cut short may still arrive.
    if (ended) return
    happenings.see(fact)
    trace.append(fact, atMs)
  }
  const { scenario, platform, target: targetName, dialect, profile, seed, expect } = plan
  const { settleWithinMs, sight } = plan
  tell(
    {
      type: 'run',
      version: 1,
      scenario,
      platform,
      target: targetName,
      dialect,
      ...(profile && { profile: markOf(profile) }),
      seed,
      clock: clock.name,
      expect,
      settleWithinMs,
      ...(sight !== undefined && { sight }),
    },
    0,
  )
  const world = { ...plan.world, ...quirkSettings(plan.quirks, 'world') }
  await using target = await open({ ...plan, world }, clock, tell)
  const ends = [settle(plan, target, { clock, tell, happenings }), interrupted(signal)]
  try {
    const end = await Promise.race(target.broken === undefined ? ends : [...ends, target.broken])
    tell({ type: 'end', outcome: end }, clock.nowMs())
    return end
  } finally {
    ended = true
    clock.stop()
  }
}

interface Surroundings {
  readonly clock: Clock
  readonly tell: Trace['append']
  readonly happenings: Happenings
}

async function settle(plan: Plan, target: Target, { clock, tell, happenings }: Surroundings): Promise<End> {
  const { credentials } = target
  const transport = onWire(target.transport, misbehaving(plan.quirks, 'vmmanager'))
  const { authVersion } = dialectNamed(plan.dialect)
  const options = { transport, clock, credentials, retry: defaultRetryPolicy, authVersion }
  const outsider = meddler(options, target.identities, (event) => tell(event, clock.nowMs()))
  const { see, known } = learner()
  const tellBoth: Trace['append'] = (fact, atMs) => {
    outsider.see(fact)
    see(fact)
    tell(fact, atMs)
  }
  const client = new VmmanagerClient({
    ...options,
    tell: tellBoth,
    misbehave: misbehaving(plan.quirks, 'platform'),
  })
  const stream = randomStream(plan.seed, 'people')
  const { identities, setUp } = target
  const place = setUp && { place: setUp.place }
  const surroundings = { clock, client, identities, stream, tell: tellBoth, ...place }
  const platform = createPlatform(plan, surroundings, setUp)
  await playSteps(plan, {
    platform,
    clock,
    identities,
    faults: target.faults,
    known,
    until: (what) => happenings.until(what),
    tell: (fact) => tellBoth(fact, clock.nowMs()),
    meddle: outsider.meddle,
  })
  // What the platform has begun, such as a deletion, goes on after the last order has settled.
  await target.atRest()
  return 'completed'
}

function interrupted(signal?: AbortSignal): Promise<End> {
  return new Promise((resolve) => {
    if (signal?.aborted === true) resolve('interrupted')
    signal?.addEventListener('abort', () => resolve('interrupted'), { once: true })
  })
}

/** The mock of the platform that a plan is for. */
function createPlatform(
  { platform, clouden, quirks }: Plan,
  surroundings: PlatformSurroundings,
  setUp?: PlatformSetUp,
): PlatformMock {
  switch (platform) {
    case 'billmanager':
      return new Billmanager(surroundings, {
        ...billmanagerSettings,
        ...setUp?.billmanager,
        ...quirkSettings(quirks, 'billmanager'),
      })
    case 'clouden':
      return new Clouden(surroundings, { ...clouden, ...setUp?.clouden, ...quirkSettings(quirks, 'clouden') })
  }
}
