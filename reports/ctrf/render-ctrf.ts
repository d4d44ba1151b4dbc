import type { Verdict } from '../../contracts/judge/verdict.ts'
import type { RunResult } from '../../scenarios/run/run-result.ts'
import { brokenFindings } from '../finding-kinds.ts'
import { type Language, messages } from '../i18n/messages.ts'
import { type Regression, regressionsOf } from '../compare/render-comparison.ts'
import { findingText, reproduceLines, scenarioLines } from '../messages/finding-text.ts'
import { titleOfRun, unprovenLine, whyNotRunLine } from '../messages/run-words.ts'
import { platformNames } from '../messages/platform-names.ts'
import { scenarioPlace } from '../places/places.ts'
import { product } from '../product.ts'
import { replayCommand } from '../replay/reproduce-commands.ts'
import type { ReportContext } from '../report-context.ts'
import { runEpochMs } from '../timing/run-moment.ts'
import { summarizePhases } from '../timing/summarize.ts'

/** CTRF has no word for a run that proves nothing; `rawStatus` says which of the two it is. */
const statuses: Readonly<Record<Verdict, string>> = {
  passed: 'passed',
  failed: 'failed',
  inconclusive: 'other',
  errored: 'other',
  skipped: 'skipped',
}

/**
 * Common Test Report Format: a test for each run. `duration` is wall time in ms, here and in the summary; what orders
 * took is in `extra.phases`, on the clock that `extra.phases.clock` names.
 */
export function renderCtrf(results: readonly RunResult[], context: ReportContext): string {
  const worse = regressionsOf(results, context)
  const states = results.map((run) => statusOf(run, worse))
  const count = (wanted: string): number => states.filter((status) => status === wanted).length
  const duration = Math.round(context.wallMs)
  const report = {
    reportFormat: 'CTRF',
    specVersion: '0.0.0',
    generatedBy: `${product.name} ${product.version}`,
    results: {
      tool: { name: 'vmharness', version: product.version },
      summary: {
        tests: results.length,
        passed: count('passed'),
        failed: count('failed'),
        skipped: count('skipped'),
        pending: 0,
        other: count('other'),
        duration,
        start: runEpochMs,
        stop: runEpochMs + duration,
        extra: { durationClock: 'wall' },
      },
      tests: results.map((run) => testOf(run, worse, context.language)),
    },
  }
  return `${JSON.stringify(report, null, 2)}\n`
}

type Worse = ReadonlyMap<RunResult, readonly Regression[]>

/** What became worse than in the baseline is failed, whatever its own verdict is. */
function statusOf(run: RunResult, worse: Worse): string {
  return worse.has(run) && run.verdict !== 'errored' ? 'failed' : statuses[run.verdict]
}

function testOf(run: RunResult, worse: Worse, language: Language): object {
  const { scenario, platform, target, dialect, profile, seed, clock, verdict, durationMs, orders, trace } =
    run
  return {
    name: scenario,
    status: statusOf(run, worse),
    rawStatus: verdict,
    duration: Math.round(durationMs),
    suite: [platformNames[platform], dialect],
    filePath: scenarioPlace(run).file,
    parameters: { platform, target, dialect, ...(profile && { profile }), seed, clock },
    ...(verdict === 'passed' && !worse.has(run) ? {} : explanation(run, worse, language)),
    ...(trace === undefined
      ? {}
      : { attachments: [{ name: 'trace', contentType: 'application/x-ndjson', path: trace }] }),
    extra: {
      title: titleOfRun(run, language),
      orders,
      exchanges: run.exchanges,
      durationClock: 'wall',
      phases: { clock, ...summarizePhases(run.phases) },
      replay: replayCommand(run),
    },
  }
}

function explanation(run: RunResult, worse: Worse, language: Language): object {
  const { regression } = messages[language].comparison
  const regressions = (worse.get(run) ?? []).map(({ text }) => `${regression}: ${text}`)
  const found = brokenFindings(run).map((finding) => findingText(finding, run, language))
  const unproven = (run.unproven ?? []).map((some) => unprovenLine(some, language))
  const chains = found.flatMap(({ chain }) => chain)
  return {
    message: [
      whyNotRunLine(run, language) ?? messages[language].verdicts[run.verdict],
      ...found.flatMap(({ sentence, about }) => [sentence, ...about]),
      ...regressions,
      ...unproven,
      ...(found.length === 0 ? [] : [...scenarioLines(run, language), ...reproduceLines(run, language)]),
    ].join('\n'),
    ...(chains.length === 0 ? {} : { trace: chains.join('\n') }),
  }
}
