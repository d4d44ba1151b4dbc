import type { Mass } from '../../contracts/statistics/mass.ts'
import { quantileMs } from '../../simulators/random/quantile-ms.ts'
import { defaultWorldSettings, type StageDurations } from '../../simulators/vmmanager/world/world-settings.ts'

const parts = 100

/** How long a stage takes by default, in pieces of equal share. */
export function usualMasses(stage: keyof StageDurations): readonly Mass[] {
  const usual = defaultWorldSettings.durations[stage]
  return Array.from({ length: parts }, (_, index) => {
    const ms = quantileMs(usual, (index + 0.5) / parts)
    return { from: ms, to: ms, share: 1 / parts }
  })
}
