import type { Clock } from '../../../simulators/clock/clock.ts'
import { durationMs } from '../../../simulators/clock/duration.ts'
import { billmanagerSettings } from '../../../simulators/billmanager/billmanager-settings.ts'
import type { Patience } from '../../../simulators/client/poll.ts'
import type { Plan } from '../../plan/plan.ts'
import type { PlatformSetUp } from '../target.ts'
import type { NamedTarget } from './load-config.ts'

/** How the platforms are set up for a target: where machines go, and how patiently they are waited for. */
export function setUpFor(
  target: NamedTarget,
  { clouden }: Pick<Plan, 'clouden'>,
  clock: Pick<Clock, 'nowMs'>,
  today: () => number,
): PlatformSetUp {
  const { cluster, pool, url: panel, polling, timeouts } = target
  const patient = (usual: Patience): Patience => ({
    pollMs: polling === undefined ? usual.pollMs : durationMs(polling),
    limitMs: timeouts?.task === undefined ? usual.limitMs : durationMs(timeouts.task),
  })
  const common = { panel, beginsAtMs: today() - clock.nowMs() }
  return {
    place: { ...(cluster !== undefined && { cluster }), ...(pool !== undefined && { pool }) },
    billmanager: { ...common, patience: patient(billmanagerSettings.patience) },
    clouden: { ...common, patience: patient(clouden.patience) },
  }
}
