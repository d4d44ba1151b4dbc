import type { EndEvent } from '../../contracts/trace/trace-event.ts'
import { dialectNamed } from '../../contracts/vmmanager/dialect.ts'
import type { Trace } from '../../contracts/trace/trace.ts'
import { defaultRetryPolicy } from '../../simulators/client/retry-policy.ts'
import { VmmanagerClient } from '../../simulators/client/vmmanager-client.ts'
import type { Clock } from '../../simulators/clock/clock.ts'
import { misbehaving } from '../../simulators/quirks/misbehaving.ts'
import { onWire } from '../../simulators/quirks/on-wire.ts'
import { quirkSettings } from '../../simulators/quirks/quirk-settings.ts'
import { randomStream } from '../../simulators/random/random-stream.ts'
import type { Plan } from '../plan/plan.ts'
import { markOf } from '../profile/mark-of.ts'
import { simulatedTarget } from '../targets/simulated-target.ts'
import type { OpenTarget, Target } from '../targets/target.ts'
import { createPlatform } from './create-platform.ts'
import { Happenings } from './happenings.ts'
import { learner } from './learner.ts'
import { meddler } from './meddler.ts'
import { playSteps } from './play-steps.ts'

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
