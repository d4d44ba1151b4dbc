import { ownIdentities } from '../../simulators/platform/identities.ts'
import type { Delivery } from '../../simulators/transport/transport.ts'
import { cleanUp } from '../targets/real/clean-up.ts'
import { type Connection, showPatience } from '../targets/real/connection.ts'
import type { Entropy } from '../targets/real/entropy.ts'
import { makeBudget } from '../targets/real/guard/budget.ts'
import { type Guard, makeGuard } from '../targets/real/guard/guard.ts'
import { Holdings } from '../targets/real/guard/holdings.ts'
import { lookAround } from '../targets/real/look-around.ts'
import { leftOver } from '../targets/real/real-session.ts'
import type { Premises } from '../targets/real/survey/premises.ts'
import { firstFailure } from '../targets/real/survey/survey.ts'
import type { VerifyTarget } from './verify-target.ts'
import { prefixOf } from '../targets/real/load-config.ts'
import { Unsettable } from './offer.ts'

/**
 * A real VMmanager, behind the guard that all runs there have: nothing that is not the harness's own is touched, and
 * whatever is made is in the ledger first.
 *
 * @throws HarnessError about the first thing that keeps it from being used
 */
export async function realVerifyTarget(connection: Connection, entropy: Entropy): Promise<VerifyTarget> {
  const survey = await lookAround(connection)
  const failure = firstFailure(survey)
  if (failure !== undefined) throw failure
  const { target, contract, credentials, pollMs, taskMs } = connection
  const own = { prefix: prefixOf(target), run: `pact-${entropy.namePart()}` }
  const run = `${own.prefix}-${own.run}`
  const guard = guardFor(connection, own, survey.premises)
  const { cluster, os, preset, pool } = target
  return {
    transport: async (request) => orUnsettable(await guard.transport(request)),
    credentials,
    authVersion: contract.dialect.authVersion,
    identities: ownIdentities(0, own, entropy.secret()),
    place: {
      ...(cluster !== undefined && { cluster }),
      ...(os !== undefined && { os }),
      ...(preset !== undefined && { preset }),
      ...(pool !== undefined && { pool }),
    },
    patience: { pollMs, limitMs: taskMs },
    clear: async () => {
      await guard[Symbol.asyncDispose]()
      const { left } = await cleanUp(connection, run)
      return left.map(({ kind, name, reason }) => `${kind} ${name}: ${reason}`)
    },
    [Symbol.asyncDispose]: () => guard[Symbol.asyncDispose](),
  }
}

function guardFor(
  connection: Connection,
  own: { readonly prefix: string; readonly run: string },
  premises: Premises | undefined,
): Guard {
  const { send, target, ledger, pace, wall, contract } = connection
  return makeGuard({
    inner: send,
    target,
    ledger,
    holdings: new Holdings(ledger, (thing) => thing.run === `${own.prefix}-${own.run}`),
    budget: makeBudget(leftOver(connection)),
    pace,
    clock: wall,
    match: contract.match,
    own,
    patience: showPatience(connection),
    foreign: () => {},
    presetRamMib: new Map(premises?.presets.map(({ id, ramMib }) => [id, ramMib])),
  })
}

/** A guard answers what it keeps back as if it had been given up. */
function orUnsettable(delivery: Delivery): Delivery {
  if (delivery.failure?.code === 'aborted') {
    throw new Unsettable(
      'it was kept back: a real VMmanager is asked to change only what the harness has made',
    )
  }
  return delivery
}
