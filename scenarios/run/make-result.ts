import { causeChains } from '../../contracts/judge/cause-chain.ts'
import { lineOfFinding } from '../../contracts/judge/line-of-finding.ts'
import type { Judgement } from '../../contracts/judge/judgement.ts'
import { type PhaseDurations, phaseNames } from '../../contracts/lifecycle/phase.ts'
import type { TraceEvent } from '../../contracts/trace/trace-event.ts'
import type { SkippedPlan } from '../plan/plan.ts'
import type { RunIdentity } from '../plan/run-identity.ts'
import type { RunResult } from './run-result.ts'
import type { WhyNotRun } from '../plan/why-not-run.ts'

/** The result of a run that was judged, each finding with the events that prove it. */
export function judgedRun(
  identity: RunIdentity,
  judgement: Judgement,
  events: readonly TraceEvent[],
  durationMs: number,
): RunResult {
  const { verdict, orders, phases, exchanges, actions, rules, unproven } = judgement
  const chainOf = causeChains(events)
  const findings = judgement.findings.map((finding) => {
    const line = lineOfFinding(finding, judgement)
    const evidence = chainOf(finding).flatMap((seq) => events[seq] ?? [])
    return { evidence, ...finding, ...(line !== undefined && { line }) }
  })
  const result = {
    ...basics(identity),
    verdict,
    orders,
    phases,
    findings,
    exchanges,
    durationMs,
    rules,
    ...(unproven && { unproven }),
    ...(actions.length > 0 && { actions }),
  }
  return verdict === 'errored' ? { ...result, why: { code: 'cut-short', params: {} } } : result
}

export function skippedRun(plan: SkippedPlan): RunResult {
  return { ...emptyRun(plan), verdict: 'skipped', why: plan.skipped, durationMs: 0 }
}

export function erroredRun(identity: RunIdentity, why: WhyNotRun, durationMs: number): RunResult {
  return { ...emptyRun(identity), verdict: 'errored', why, durationMs }
}

function emptyRun(identity: RunIdentity): Omit<RunResult, 'verdict' | 'durationMs'> {
  const phases = Object.fromEntries(phaseNames.map((name) => [name, []])) as unknown as PhaseDurations
  const orders = { active: 0, refused: 0, manual: 0, unsettled: 0 }
  return { ...basics(identity), orders, phases, findings: [], exchanges: 0 }
}

function basics({
  scenario,
  source,
  title,
  purpose,
  ru,
  variables,
  platform,
  target,
  dialect,
  profile,
  config,
  seed,
  clock,
  recorded,
}: RunIdentity): RunIdentity {
  const identity = { scenario, source, title, platform, target, dialect, seed, clock }
  return {
    ...identity,
    ...(purpose !== undefined && { purpose }),
    ...(ru && { ru }),
    ...(variables && { variables }),
    ...(profile && { profile }),
    ...(config !== undefined && { config }),
    ...(recorded && { recorded }),
  }
}
