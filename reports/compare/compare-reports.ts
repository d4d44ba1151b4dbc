import { type PhaseName, phaseNames } from '../../contracts/lifecycle/phase.ts'
import { holm } from '../../contracts/statistics/holm.ts'
import type { Verdict } from '../../contracts/judge/verdict.ts'
import type { RunResult } from '../../scenarios/run/run-result.ts'
import { mannWhitney } from '../../contracts/statistics/mann-whitney.ts'

/** How the durations of one phase of one run changed. */
export interface PhaseChange {
  readonly run: string
  readonly phase: PhaseName
  /** How many orders there were, in the baseline and now. */
  readonly counts: readonly [before: number, now: number]
  readonly mediansMs: readonly [before: number, now: number]
  /** How likely a difference like this is by chance; corrected for the number of comparisons. */
  readonly pValue: number
  /** From -1, every order is faster now, to 1, every one is slower. */
  readonly delta: number
  readonly verdict: 'slower' | 'faster' | 'same'
}

/** A run that ended otherwise than in the baseline. */
export interface VerdictChange {
  readonly run: string
  readonly before: Verdict
  readonly now: Verdict
}

/** What changed between two reports. */
export interface Comparison {
  readonly phases: readonly PhaseChange[]
  readonly verdicts: readonly VerdictChange[]
  /** Runs that only one of the reports has. */
  readonly unmatched: readonly string[]
  /** Whether something became worse. */
  readonly isRegression: boolean
}

/** A difference counts from here on: beyond chance, and large enough to care. */
export interface Tolerance {
  /** How likely it may be by chance at most. */
  readonly risk: number
  /** By which share of the baseline the median must move. */
  readonly share: number
}

/** What is tolerated where nothing else is said. */
export const usualTolerance: Tolerance = { risk: 0.05, share: 0.05 }

/** Below it the effect is called negligible (Romano and others, 2006). */
const negligible = 0.147

/**
 * Compares the runs of two reports, phase by phase. Runs belong together when they agree in scenario, platform,
 * target, dialect, profile and clock: virtual and wall durations are never held against each other.
 */
export function compareReports(
  before: readonly RunResult[],
  now: readonly RunResult[],
  tolerance: Tolerance,
): Comparison {
  const [old, fresh] = [byName(before), byName(now)]
  const names = [...fresh.keys()].filter((name) => old.has(name))
  const pairs = names.flatMap((name) => {
    const pair = [old.get(name), fresh.get(name)] as const
    return pair[0] === undefined || pair[1] === undefined ? [] : [{ name, before: pair[0], now: pair[1] }]
  })
  const verdicts = pairs
    .filter((pair) => pair.before.verdict !== pair.now.verdict)
    .map((pair) => ({ run: pair.name, before: pair.before.verdict, now: pair.now.verdict }))
  const raw = pairs.flatMap((pair) => phaseNames.flatMap((phase) => rawChange(pair, phase)))
  const pValues = holm(raw.map(({ pValue }) => pValue))
  const phases = raw
    .map((change, index) => ({ ...change, pValue: pValues[index] ?? 1 }))
    .map((change) => ({ ...change, verdict: verdictOf(change, tolerance) }))
  const unmatched = [...old.keys(), ...fresh.keys()].filter((name) => !old.has(name) || !fresh.has(name))
  const isWorse = verdicts.some(({ now: verdict }) => verdict === 'failed')
  return {
    phases,
    verdicts,
    unmatched,
    isRegression: isWorse || phases.some(({ verdict }) => verdict === 'slower'),
  }
}

type RawChange = Omit<PhaseChange, 'verdict'>

function byName(results: readonly RunResult[]): ReadonlyMap<string, RunResult> {
  return new Map(
    results.map((run) => {
      const { scenario, platform, target, dialect, profile, clock } = run
      const times = profile === undefined ? [] : [profile.name]
      return [[scenario, platform, target, dialect, ...times, clock].join(' '), run]
    }),
  )
}

function rawChange(
  pair: { readonly name: string; readonly before: RunResult; readonly now: RunResult },
  phase: PhaseName,
): readonly RawChange[] {
  const [before, now] = [pair.before.phases[phase], pair.now.phases[phase]]
  if (before.length === 0 || now.length === 0) return []
  const counts = [before.length, now.length] as const
  const mediansMs = [median(before), median(now)] as const
  return [{ run: pair.name, phase, counts, mediansMs, ...mannWhitney(before, now) }]
}

function verdictOf(
  { pValue, delta, mediansMs }: RawChange,
  { risk, share }: Tolerance,
): PhaseChange['verdict'] {
  const [before, now] = mediansMs
  const isLarge = Math.abs(now - before) > before * share && Math.abs(delta) >= negligible
  if (pValue > risk || !isLarge) return 'same'
  return now > before ? 'slower' : 'faster'
}

function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b)
  const middle = sorted.length / 2
  const upper = sorted[Math.floor(middle)] ?? 0
  return Number.isInteger(middle) ? ((sorted[middle - 1] ?? 0) + upper) / 2 : upper
}
