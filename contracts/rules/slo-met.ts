import { type PhaseName, phaseDurations } from '../lifecycle/phase.ts'
import { leastCount, quantile } from '../lifecycle/quantile.ts'
import type { SloPercentile } from '../trace/trace-event.ts'
import type { Finding } from './finding.ts'
import { type Rule, bothPlatforms, nothing } from './rule.ts'

/** Who spends the time of each phase. */
const parties: Readonly<Record<PhaseName, Finding['party']>> = {
  queue: 'consumer',
  accept: 'provider',
  create: 'provider',
  install: 'provider',
  network: 'provider',
  notice: 'consumer',
  activate: 'consumer',
  total: 'integration',
}

const shares: Readonly<Record<SloPercentile, number>> = { p50: 0.5, p90: 0.9, p95: 0.95, p99: 0.99 }

/**
 * The percentiles of the phases stay within what the scenario asks of them. Broken only where that is sure with 95 %
 * confidence; where the orders are too few to say it either way, that is told and breaks nothing.
 */
export const sloMet: Rule<'slo-met'> = {
  name: 'slo-met',
  platforms: bothPlatforms,
  // Only an observer sees how long a machine was made and installed.
  seenBy: { consumer: 'partly', observer: 'whole' },
  watch: (picture) => {
    let decided = 0
    return {
      occasions: () => decided,
      conclude: () => {
        const wanted = Object.entries(picture.run.expect.slo ?? {})
        if (wanted.length === 0) return nothing
        const durations = phaseDurations(picture)
        const findings = wanted.flatMap(([name, limits]) => {
          const phase = name as PhaseName
          const sorted = durations[phase].toSorted((a, b) => a - b)
          return Object.entries(limits).map(([percentile, limitMs]) =>
            judgeOne(sorted, { phase, percentile: percentile as SloPercentile, limitMs }),
          )
        })
        decided = findings.filter((finding) => finding?.detail !== 'inconclusive').length
        return findings.filter((finding) => finding !== undefined)
      },
    }
  },
}

interface Slo {
  readonly phase: PhaseName
  readonly percentile: SloPercentile
  readonly limitMs: number
}

function judgeOne(sorted: readonly number[], { phase, percentile, limitMs }: Slo): Finding | undefined {
  const share = shares[percentile]
  const count = sorted.length
  const measured = count === 0 ? undefined : quantile(sorted, share)
  if (measured !== undefined && measured.to <= limitMs) return undefined
  const basics = { rule: 'slo-met', party: parties[phase], witness: [] } as const
  const params = { phase, percentile, limitMs, actualMs: measured?.value ?? 0, count }
  if (measured !== undefined && measured.from > limitMs) return { ...basics, detail: 'missed', params }
  const needed = Math.max(leastCount(share), count + 1)
  return { ...basics, detail: 'inconclusive', severity: 'note', params: { ...params, needed } }
}
