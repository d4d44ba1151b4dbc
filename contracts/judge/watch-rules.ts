import type { Finding } from '../invariants/finding.ts'
import { nothing, type Watcher } from '../invariants/invariant.ts'
import { invariants } from '../invariants/invariants.ts'
import { type Observability, observabilityOf } from '../invariants/observability.ts'
import type { RunPicture } from '../lifecycle/run-picture.ts'
import type { TraceEvent } from '../trace/trace-event.ts'
import type { RuleRecord } from './rule-record.ts'

/** All rules of a platform, watching one run. */
export interface RuleWatch {
  see(event: TraceEvent): void
  /** What was found, and what became of each rule; of a run that was cut short only what was seen by then. */
  conclude(isWhole: boolean): { readonly findings: readonly Finding[]; readonly rules: readonly RuleRecord[] }
}

interface WatchedRule {
  readonly rule: string
  readonly observability: Observability
  readonly watcher: Watcher
}

export function watchRules(picture: RunPicture): RuleWatch {
  const { run } = picture
  const watched = invariants
    .filter(({ platforms }) => platforms.includes(run.platform))
    .map((invariant): WatchedRule => ({
      rule: invariant.name,
      observability: observabilityOf(invariant.name, run),
      watcher: invariant.watch(picture),
    }))
  const judged = watched.filter(({ observability }) => observability !== 'not')
  const seen: Finding[] = []
  return {
    see: (event) => {
      for (const { watcher } of judged) {
        const found = watcher.see?.(event) ?? nothing
        // Nearly every event gives nothing, and spreading nothing costs more than looking.
        for (const finding of found) seen.push(finding)
      }
    },
    conclude: (isWhole) => {
      // What only the end can show was not to be seen when the run was cut short.
      const last = isWhole ? judged.flatMap(({ watcher }) => watcher.conclude?.() ?? nothing) : nothing
      const findings = [...seen, ...last]
      return { findings, rules: watched.map((rule) => recordOf(rule, findings, isWhole)) }
    },
  }
}

function recordOf(
  { rule, observability, watcher }: WatchedRule,
  findings: readonly Finding[],
  isWhole: boolean,
): RuleRecord {
  if (observability === 'not') return { rule, state: 'not-observable', occasions: 0 }
  const broken = findings.filter((finding) => finding.rule === rule && finding.severity !== 'note').length
  const occasions = Math.max(watcher.occasions(), broken)
  const isCut = !isWhole && watcher.conclude !== undefined
  const quiet = isCut ? 'not-observable' : occasions === 0 ? 'no-occasion' : 'held'
  const record = { rule, state: broken > 0 ? 'broken' : quiet, occasions } as const
  return observability === 'partly' ? { ...record, partly: true } : record
}
