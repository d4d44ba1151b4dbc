import { type Duration, durationMs } from '../../simulators/clock/duration.ts'
import { type CloudenAssumptions, cloudenAssumptions } from '../../simulators/clouden/clouden-assumptions.ts'
import type { Distribution } from '../../simulators/random/distribution.ts'
import type { CloudenSettings } from '../language/scenario.ts'

/** What is assumed about Clouden, with what the scenario says about it. */
export function planClouden(settings: CloudenSettings): CloudenAssumptions {
  const usual = cloudenAssumptions
  const { approvalTakes, repeatAfter, inventoryEvery, pollEvery, giveUpAfter, metricsEvery, ...others } =
    settings
  const { quotaMachines, ...plain } = others
  return {
    ...usual,
    ...plain,
    quota: {
      ...usual.quota,
      ...(quotaMachines !== undefined && { machines: quotaMachines }),
      ...settings.quota,
    },
    approvalTakes: fixedOr(approvalTakes, usual.approvalTakes),
    repeatAfter: fixedOr(repeatAfter, usual.repeatAfter),
    patience: {
      pollMs: msOr(pollEvery, usual.patience.pollMs),
      limitMs: msOr(giveUpAfter, usual.patience.limitMs),
    },
    metricsEveryMs: msOr(metricsEvery, usual.metricsEveryMs),
    ...(inventoryEvery !== undefined &&
      inventoryEvery !== 'none' && { inventoryEveryMs: durationMs(inventoryEvery) }),
  }
}

function fixedOr(duration: Duration | undefined, usual: Distribution): Distribution {
  return duration === undefined ? usual : { kind: 'fixed', ms: durationMs(duration) }
}

function msOr(duration: Duration | undefined, usual: number): number {
  return duration === undefined ? usual : durationMs(duration)
}
