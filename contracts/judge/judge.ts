import type { Finding } from '../invariants/finding.ts'
import { phaseDurations } from '../lifecycle/phase-durations.ts'
import { RunPicture } from '../lifecycle/run-picture.ts'
import type { EndEvent, GapEvent, RunEvent, TraceEvent } from '../trace/trace-event.ts'
import type { Judgement } from './judgement.ts'
import type { RuleRecord } from './rule-record.ts'
import { watchRules } from './watch-rules.ts'

/** Judges a trace while it grows, keeping no event. */
export interface Judge {
  see(event: TraceEvent): void
  conclude(): Judgement
}

/** Begins to judge the run that the first event of a trace announces. */
export function judgeRun(run: RunEvent): Judge {
  const picture = new RunPicture(run)
  const rules = watchRules(picture)
  let exchanges = 0
  let end: EndEvent['outcome'] | undefined
  let hasGap = false
  return {
    see: (event) => {
      picture.see(event)
      if (event.type === 'exchange') exchanges++
      if (event.type === 'end') end = event.outcome
      if (event.type === 'gap') hasGap ||= isLoss(event)
      rules.see(event)
    },
    conclude: () => {
      const isWhole = end === 'completed' && !hasGap
      return judgementOf(picture, { ...rules.conclude(isWhole), exchanges, isWhole })
    },
  }
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
}

function judgementOf(picture: RunPicture, seen: SeenRun): Judgement {
  const expected = picture.run.expect.findings
  const findings = [
    ...seen.findings.filter(({ rule }) => !expected.includes(rule)),
    ...(seen.isWhole ? missing(expected, seen.findings) : []),
  ]
  const isBroken = findings.some(({ severity }) => severity !== 'note')
  const orders = { active: 0, refused: 0, manual: 0, unsettled: 0 }
  for (const { outcome } of picture.orders.values()) orders[outcome ?? 'unsettled']++
  return {
    run: picture.run,
    verdict: seen.isWhole ? (isBroken ? 'failed' : 'passed') : 'errored',
    findings,
    phases: phaseDurations(picture),
    orders,
    exchanges: seen.exchanges,
    rules: seen.rules,
  }
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
