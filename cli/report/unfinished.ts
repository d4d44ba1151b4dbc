import { existsSync } from 'node:fs'
import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { HarnessError } from '../../contracts/failures/harness-error.ts'
import { decodeTrace } from '../../contracts/trace/decode-trace.ts'
import { judgeTrace } from '../../contracts/judge/judge.ts'
import type { TraceEvent } from '../../contracts/trace/trace-event.ts'
import { renderJson } from '../../reports/json/render-json.ts'
import type { ReportContext } from '../../reports/report-context.ts'
import { mostRecordedBytes, readInput } from '../../scenarios/load/read-input.ts'
import type { RunIdentity } from '../../scenarios/plan/run-identity.ts'
import { erroredRun, judgedRun } from '../../scenarios/run/make-result.ts'
import type { RunResult } from '../../scenarios/run/run-result.ts'
import { notBegun } from '../../scenarios/plan/why-not-run.ts'
import { writeWhole } from '../output/write-whole.ts'
import type { Outcome } from '../commands/report-options.ts'
import { storedReport } from './stored-report.ts'

/** Stands in the folder of a run until its reports are there: a report in which no run has ended. */
const fileName = 'unfinished.json'

/** Notes what is planned, so that reports can be made of a run that is killed. */
export async function noteUnfinished(
  out: string,
  plans: readonly { readonly plan: RunIdentity; readonly trace: string | undefined }[],
  { shard, origins }: Pick<ReportContext, 'shard' | 'origins'>,
): Promise<void> {
  const results = plans.map(({ plan, trace }) => ({
    ...erroredRun(plan, notBegun, 0),
    ...(trace !== undefined && { trace }),
  }))
  await writeWhole(
    join(out, fileName),
    renderJson(results, { language: 'en', wallMs: 0, shard, ...(origins && { origins }) }),
  )
}

export async function removeUnfinished(out: string): Promise<void> {
  await rm(join(out, fileName), { force: true })
}

/**
 * What a run has left in its folder that was killed before it could report: each run that has a trace is judged by it,
 * each other one has not begun.
 *
 * @throws HarnessError VMH_INPUT_MISSING where the folder holds neither a report nor that note
 */
export async function unfinishedOutcome(out: string): Promise<Outcome> {
  const file = join(out, fileName)
  if (!existsSync(file)) {
    throw new HarnessError('VMH_INPUT_MISSING', {
      path: out,
      problem: 'it holds neither report.json nor what a run that was killed leaves',
    })
  }
  const { report } = await storedReport(file)
  const events = new Map<RunResult, readonly TraceEvent[]>()
  const results: RunResult[] = []
  for (const run of report.runs) {
    const seen = await eventsOf(run.trace)
    const { trace: _trace, ...unseen } = run
    const result = seen === undefined ? unseen : judged(run, seen)
    results.push(result)
    if (seen !== undefined) events.set(result, seen)
  }
  const { summary, shard, origins = [] } = report
  return { results, events, wallMs: summary.durationMs, shard, origins, isInterrupted: true }
}

function judged(run: RunResult, events: readonly TraceEvent[]): RunResult {
  const result = judgedRun(run, judgeTrace(events), events, 0)
  return run.trace === undefined ? result : { ...result, trace: run.trace }
}

/** A trace that was cut goes as far as its last whole line; one without a whole line is none. */
async function eventsOf(path: string | undefined): Promise<readonly TraceEvent[] | undefined> {
  if (path === undefined || !existsSync(path)) return undefined
  const text = await readInput(path, mostRecordedBytes)
  const whole = text.slice(0, text.lastIndexOf('\n') + 1)
  return whole === '' ? undefined : decodeTrace(whole, path, () => {}, { isCutAllowed: true })
}
