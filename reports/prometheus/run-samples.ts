import { type PhaseName, phaseNames } from '../../contracts/lifecycle/phase.ts'
import type { RunResult } from '../../scenarios/run/run-result.ts'
import { seconds } from '../timing/seconds.ts'
import { type DurationSummary, summarize } from '../timing/summarize.ts'
import type { Family, Labels } from './exposition.ts'

type Samples = Family['samples']

/** How many findings of each rule a run has, those that are mere notes apart. */
export function findingSamples({ findings }: RunResult, labels: Labels): Samples {
  const kinds = Map.groupBy(findings, ({ rule, severity = 'broken' }) => JSON.stringify([rule, severity]))
  return [...kinds.values()].flatMap((kind) => {
    const [first] = kind
    if (first === undefined) return []
    const { rule, severity = 'broken' } = first
    return [{ labels: { ...labels, rule, severity }, value: kind.length }]
  })
}

/** Percentiles, sum and count of each phase that orders of a run passed. */
export function phaseSamples(run: RunResult, labels: Labels): Samples {
  return passedPhases(run).flatMap(([phase, { count, p50Ms, p90Ms, p99Ms }]) => {
    const own = { ...labels, phase }
    const sumMs = run.phases[phase].reduce((sum, ms) => sum + ms, 0)
    return [
      { labels: { ...own, quantile: '0.5' }, value: seconds(p50Ms) },
      { labels: { ...own, quantile: '0.9' }, value: seconds(p90Ms) },
      { labels: { ...own, quantile: '0.99' }, value: seconds(p99Ms) },
      { suffix: '_sum', labels: own, value: seconds(sumMs) },
      { suffix: '_count', labels: own, value: count },
    ]
  })
}

/** The longest of each phase that orders of a run passed. */
export function longestSamples(run: RunResult, labels: Labels): Samples {
  return passedPhases(run).map(([phase, { maxMs }]) => ({
    labels: { ...labels, phase },
    value: seconds(maxMs),
  }))
}

function passedPhases({ phases }: RunResult): readonly (readonly [PhaseName, DurationSummary])[] {
  return phaseNames.flatMap((phase) => {
    const summary = summarize(phases[phase])
    return summary === undefined ? [] : [[phase, summary] as const]
  })
}
