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
import { simulatedTarget } from '../targets/simulated-target.ts'
import type { Target } from '../targets/target.ts'
import { createPlatform } from './create-platform.ts'
import { meddler } from './meddler.ts'
import { playSteps } from './play-steps.ts'

type End = EndEvent['outcome']

/**
 * Lets a plan happen: everything goes into the trace, from the run event to the end event.
 * Ends when every order has settled or has had its time, or when the signal aborts.
 */
export async function runStory(plan: Plan, clock: Clock, trace: Trace, signal?: AbortSignal): Promise<End> {
  let ended = false
  const tell: Trace['append'] = (fact, atMs) => {
    // An answer that was under way when the run was cut short may still arrive.
    if (!ended) trace.append(fact, atMs)
  }
  const { scenario, platform, target: targetName, dialect, seed, expect, settleWithinMs } = plan
  tell(
    {
      type: 'run',
      version: 1,
      scenario,
      platform,
      target: targetName,
      dialect,
      seed,
      clock: clock.name,
      expect,
      settleWithinMs,
    },
    0,
  )
  const world = { ...plan.world, ...quirkSettings(plan.quirks, 'world') }
  await using target = await simulatedTarget({ ...plan, world }, clock, tell)
  const end = await Promise.race([settle(plan, clock, target, tell), interrupted(signal)])
  const endedAtMs = clock.nowMs()
  clock.stop()
  tell({ type: 'end', outcome: end }, endedAtMs)
  ended = true
  return end
}

async function settle(plan: Plan, clock: Clock, target: Target, tell: Trace['append']): Promise<End> {
  const { credentials } = target
  const transport = onWire(target.transport, misbehaving(plan.quirks, 'vmmanager'))
  const { authVersion } = dialectNamed(plan.dialect)
  const options = { transport, clock, credentials, retry: defaultRetryPolicy, authVersion }
  const outsider = meddler(options)
  const tellBoth: Trace['append'] = (fact, atMs) => {
    outsider.see(fact)
    tell(fact, atMs)
  }
  const client = new VmmanagerClient({
    ...options,
    tell: tellBoth,
    misbehave: misbehaving(plan.quirks, 'platform'),
  })
  const stream = randomStream(plan.seed, 'people')
  const platform = createPlatform(plan, { clock, client, seed: plan.seed, stream, tell: tellBoth })
  await playSteps(plan, { platform, clock, faults: target.faults, meddle: outsider.meddle })
  // What the platform has begun, such as a deletion, goes on after the last order has settled.
  for (let dueMs = target.nextDueMs(); dueMs !== undefined; dueMs = target.nextDueMs()) {
    await clock.sleep(dueMs - clock.nowMs())
  }
  return 'completed'
}

function interrupted(signal?: AbortSignal): Promise<End> {
  return new Promise((resolve) => {
    if (signal?.aborted === true) resolve('interrupted')
    signal?.addEventListener('abort', () => resolve('interrupted'), { once: true })
  })
}
