import type { RunEvent } from '../../contracts/trace/trace-event.ts'
import { contractFor } from '../../contracts/vmmanager/contract.ts'
import { type ReplayTarget, simulatedReplayTarget } from '../../scenarios/replay/replay-target.ts'
import { WallClock } from '../../simulators/clock/wall-clock.ts'
import type { Delivery } from '../../simulators/transport/transport.ts'
import { providerName } from '../../simulators/pact/pact-call.ts'
import type { Surroundings } from '../surroundings.ts'
import { chooseTarget } from '../verify/choose-target.ts'
import { Unsettable } from '../../scenarios/verify/offer.ts'
import type { ReplayOptions } from './run-replay.ts'

const keptBack: Delivery = { failure: { code: 'aborted', sent: false } }

/**
 * The VMmanager that recorded requests are sent to again. A real one stands behind the guard of all runs there: what
 * would touch anything that is not the harness's own is kept back, and what was made goes in the end.
 *
 * @throws HarnessError as {@link chooseTarget}
 */
export async function chooseReplayTarget(
  options: ReplayOptions,
  run: RunEvent,
  surroundings: Surroundings,
): Promise<ReplayTarget> {
  const { target: name, seed, email, config } = options
  const dialect = options.dialect ?? run.dialect
  if (name === 'simulated') return simulatedReplayTarget(dialect, seed)
  const real = await chooseTarget(
    {
      target: name,
      dialect,
      seed,
      provider: providerName,
      ...(email && { email }),
      ...(config && { config }),
    },
    surroundings,
  )
  const clock = new WallClock()
  return {
    name,
    clock,
    contract: contractFor(dialect),
    transport: (request) => real.transport(request).catch(orKeptBack),
    credentials: real.credentials,
    authVersion: real.authVersion,
    pollMs: real.patience.pollMs,
    patienceMs: real.patience.limitMs,
    machineName: (recorded) => real.identities.machineName(recorded),
    email: (recorded) => real.identities.email(recorded.replace(/@.*/, '')),
    [Symbol.asyncDispose]: async () => {
      clock.stop()
      for (const thing of await real.clear()) surroundings.stderr.write(`left behind: ${thing}\n`)
      await real[Symbol.asyncDispose]()
    },
  }
}

function orKeptBack(error: unknown): Delivery {
  if (error instanceof Unsettable) return keptBack
  throw error
}
