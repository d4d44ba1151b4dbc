import { build, encodeIntoCompressedBase64, type Histogram } from 'hdr-histogram-js'
import { phaseNames } from '../../contracts/lifecycle/phase.ts'
import type { RunResult } from '../../scenarios/run/run-result.ts'
import { groupRuns } from '../group-runs.ts'
import type { ReportContext } from '../report-context.ts'

/** A longer phase than a month is recorded as one. */
const longestUs = 31 * 24 * 3600 * 1_000_000

/**
 * A log of HdrHistogram (format 1.3): a histogram in µs for each phase of each group of runs, tagged with both. Any tool
 * of that family reads it, plots it, and adds logs of several machines together without losing a percentile.
 */
export function renderHdr(results: readonly RunResult[], { wallMs }: ReportContext): string {
  const seconds = (wallMs / 1000).toFixed(3)
  const lines = groupRuns(results).flatMap(({ platform, target, dialect, profile, clock, runs }) =>
    phaseNames.flatMap((phase) => {
      const durations = runs.flatMap(({ phases }) => phases[phase])
      if (durations.length === 0) return []
      const histogram = histogramOf(durations)
      const tag = [platform, target, dialect, ...(profile ? [profile.name] : []), clock, phase]
        .map((word) => word.replaceAll(/[\s,]/g, '-'))
        .join('/')
      const max = (histogram.maxValue / 1_000_000).toFixed(3)
      return `Tag=${tag},0.000,${seconds},${max},${encodeIntoCompressedBase64(histogram)}`
    }),
  )
  return `#[Histogram log format version 1.3]
"StartTimestamp","Interval_Length","Interval_Max","Interval_Compressed_Histogram"
${lines.map((line) => `${line}\n`).join('')}`
}

function histogramOf(durationsMs: readonly number[]): Histogram {
  const histogram = build({ highestTrackableValue: longestUs, numberOfSignificantValueDigits: 3 })
  for (const ms of durationsMs) histogram.recordValue(Math.min(longestUs, Math.round(ms * 1000)))
  return histogram
}
