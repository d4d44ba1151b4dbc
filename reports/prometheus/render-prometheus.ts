import { verdicts } from '../../contracts/judge/verdict.ts'
import type { RunResult } from '../../scenarios/run/run-result.ts'
import { regressionsOf } from '../compare/render-comparison.ts'
import { type Messages, messages } from '../i18n/messages.ts'
import type { ReportContext } from '../report-context.ts'
import { summarizeRuns } from '../run-summary.ts'
import { seconds } from '../timing/seconds.ts'
import { exposition, type Family, type Labels } from './exposition.ts'
import { runLabels } from './run-labels.ts'
import { findingSamples, longestSamples, phaseSamples } from './run-samples.ts'

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
