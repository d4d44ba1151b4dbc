import { verdicts } from '../../contracts/judge/verdict.ts'
import type { RunResult } from '../../scenarios/run/run-result.ts'
import { regressionsOf } from '../compare/render-comparison.ts'
import { type Messages, messages } from '../i18n/messages.ts'
import type { ReportContext } from '../report-context.ts'
import { summarizeRuns } from '../messages/summary-words.ts'
import { seconds } from '../timing/format-duration.ts'
import { exposition, type Family, type Labels } from './exposition.ts'
import { occurrences } from '../identity/run-ids.ts'
import { type PhaseName, phaseNames } from '../../contracts/lifecycle/phase.ts'
import { type DurationSummary, summarize } from '../timing/summarize.ts'

type Samples = Family['samples']

/**
 * The figures of all runs in Prometheus text format, for a textfile collector or a push gateway. Figures on the wall
 * clock have `wall` in their names; those of phases are on the clock that their label `clock` names.
 */
export function renderPrometheus(results: readonly RunResult[], context: ReportContext): string {
  const { language, wallMs } = context
  const regressions = regressionsOf(results, context)
  const summary = summarizeRuns(results, wallMs)
  const labels = runLabels(results)
  const each = (samplesOf: (run: RunResult, labels: Labels) => Samples): Samples =>
    results.flatMap((run) => samplesOf(run, labels.get(run) ?? {}))
  const samples: Readonly<Record<keyof Messages['metrics'], Samples>> = {
    vmharness_runs: verdicts.map((verdict) => ({ labels: { verdict }, value: summary[verdict] })),
    vmharness_wall_seconds: [{ labels: {}, value: seconds(wallMs) }],
    vmharness_run_verdict: each(({ verdict }, labels) => [{ labels: { ...labels, verdict }, value: 1 }]),
    vmharness_run_wall_seconds: each(({ durationMs }, labels) => [{ labels, value: seconds(durationMs) }]),
    vmharness_run_exchanges: each(({ exchanges }, labels) => [{ labels, value: exchanges }]),
    vmharness_run_orders: each(({ orders }, labels) =>
      Object.entries(orders).map(([outcome, value]) => ({ labels: { ...labels, outcome }, value })),
    ),
    vmharness_run_findings: each((run, own) => [
      ...findingSamples(run, own),
      ...(regressions.has(run)
        ? [
            {
              labels: { ...own, rule: 'regression', severity: 'broken' },
              value: regressions.get(run)?.length ?? 0,
            },
          ]
        : []),
    ]),
    vmharness_phase_seconds: each(phaseSamples),
    vmharness_phase_max_seconds: each(longestSamples),
  }
  return exposition(
    Object.entries(samples).map(([name, values]) => ({
      name,
      help: messages[language].metrics[name as keyof Messages['metrics']],
      type: name === 'vmharness_phase_seconds' ? 'summary' : 'gauge',
      samples: values,
    })),
  )
}

/** The labels of each run; where the same run comes again, `repeat` tells it apart, for no two may be the same. */
export function runLabels(results: readonly RunResult[]): ReadonlyMap<RunResult, Labels> {
  const labels = results.map(({ scenario, source, platform, target, dialect, profile, seed, clock }) => ({
    scenario,
    source,
    platform,
    target,
    dialect,
    ...(profile && { profile: `${profile.name} ${profile.digest}` }),
    seed,
    clock,
  }))
  const counts = occurrences(labels.map((each) => JSON.stringify(each)))
  return new Map(
    results.map((run, index) => {
      const repeat = counts[index] ?? 1
      return [run, { ...labels[index], ...(repeat > 1 && { repeat }) }]
    }),
  )
}

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
