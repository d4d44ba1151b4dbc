import type { Finding } from '../rules/finding.ts'
import { RunPicture } from '../lifecycle/run-picture.ts'
import type { EndEvent, GapEvent, RunEvent, Stamp, TraceEvent } from '../trace/trace-event.ts'
import type { Judgement } from './judgement.ts'
import type { RuleRecord, Unproven } from './rule-record.ts'
import { watchProof, watchRules } from './watch-rules.ts'
import { phaseDurations } from '../lifecycle/phase.ts'

/** Judges a trace while it grows, keeping no event. */
export interface Judge {
  see(event: TraceEvent): void
  conclude(): Judgement
}

/** Begins to judge the run that the first event of a trace announces. */
export function judgeRun(run: RunEvent): Judge {
  const picture = new RunPicture(run)
  const rules = watchRules(picture)
  const proof = watchProof(run)
  let exchanges = 0
  let end: EndEvent['outcome'] | undefined
  let gap: Unproven | undefined
  return {
    see: (event) => {
      picture.see(event)
      proof?.see(event)
      if (event.type === 'exchange') exchanges++
      if (event.type === 'end') end = event.outcome
      if (event.type === 'gap' && isLoss(event)) gap = gapOf(event, gap)
      rules.see(event)
    },
    conclude: () => {
      const isWhole = end === 'completed'
      return judgementOf(picture, {
        // What a gap hides may be what only the end can show.
        ...rules.conclude(isWhole && gap === undefined),
        exchanges,
        isWhole,
        isStopped: end === 'stopped',
        unproven: [...(gap === undefined ? [] : [gap]), ...(proof?.conclude() ?? [])],
      })
    },
  }
}

/** All gaps of a trace are told as one, at the place of the first. */
function gapOf({ lost, where, seq }: GapEvent & Stamp, before: Unproven | undefined): Unproven {
  if (before === undefined) return { code: 'gap', params: { lost, where: where ?? '-' }, witness: [seq] }
  return { ...before, params: { ...before.params, lost: Number(before.params['lost']) + lost } }
}

/** A connection that leaves HTTP, as that of a console, carries no call of the API. */
function isLoss({ cause }: GapEvent): boolean {
  return cause !== 'upgraded'
}

/** Judges a whole trace. It begins with its run event. */
export function judgeTrace(events: readonly TraceEvent[]): Judgement {
  const [first] = events
  if (first?.type !== 'run') throw new TypeError('a trace begins with a run event')
  const judge = judgeRun(first)
  for (const event of events) judge.see(event)
  return judge.conclude()
}

interface SeenRun {
  readonly findings: readonly Finding[]
  readonly rules: readonly RuleRecord[]
  readonly exchanges: number
  readonly isWhole: boolean
  /** A finding has ended it: a broken rule is proven, though the run has not come to its end. */
  readonly isStopped: boolean
  readonly unproven: readonly Unproven[]
}

function judgementOf(picture: RunPicture, seen: SeenRun): Judgement {
  const expected = picture.run.expect.findings
  const findings = [
    ...seen.findings.filter(({ rule }) => !expected.includes(rule)),
    ...(seen.isWhole ? missing(expected, seen.findings) : []),
  ]
  const unproven = [...seen.unproven, ...findings.flatMap(openObjective)]
  const orders = { active: 0, refused: 0, manual: 0, unsettled: 0 }
  for (const { outcome } of picture.orders.values()) orders[outcome ?? 'unsettled']++
  return {
    run: picture.run,
    verdict: verdictOf(seen, findings, unproven),
    findings,
    phases: phaseDurations(picture),
    actions: picture.actions,
    orders,
    exchanges: seen.exchanges,
    rules: seen.rules,
    ...(unproven.length > 0 && { unproven }),
  }
}

function verdictOf(
  { isWhole, isStopped }: SeenRun,
  findings: readonly Finding[],
  unproven: readonly Unproven[],
): Judgement['verdict'] {
  const isBroken = findings.some(({ severity }) => severity !== 'note')
  if (!isWhole && !isStopped) return 'errored'
  if (isBroken) return 'failed'
  if (isStopped) return 'errored'
  return unproven.length > 0 ? 'inconclusive' : 'passed'
}

/** An objective that the orders of the run are too few to settle. */
function openObjective({ rule, detail, params, witness }: Finding): readonly Unproven[] {
  return rule === 'slo-met' && detail === 'inconclusive' ? [{ code: 'objective-open', params, witness }] : []
}

function missing(expected: readonly string[], found: readonly Finding[]): readonly Finding[] {
  return expected
    .filter((rule) => !found.some((finding) => finding.rule === rule))
    .map((rule) => ({
      rule: 'expected-outcome',
      party: 'scenario',
      detail: 'finding-missing',
      params: { rule },
      witness: [],
    }))
}
