import { type PhaseName, phaseNames } from '../../contracts/lifecycle/phase.ts'
import type { Verdict } from '../../contracts/judge/verdict.ts'
import type { RunResult } from '../../scenarios/run/run-result.ts'
import { holm, mannWhitney } from '../../contracts/statistics/mann-whitney.ts'
import { pairRuns } from './pair-runs.ts'

/** Which run of the report was compared. */
interface ComparedRun {
  /** What it is: its scenario and settings. */
  readonly run: string
  /** Its place in the report, from 0. */
  readonly at: number
}

/** How the durations of one phase of one run changed. */
export interface PhaseChange extends ComparedRun {
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
export interface VerdictChange extends ComparedRun {
  readonly before: Verdict
  readonly now: Verdict
  /** Whether that is a regression. */
  readonly isWorse: boolean
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
 * Compares the runs of two reports, phase by phase. Only runs that `pairRuns` pairs are compared: virtual and wall
 * durations are never held against each other.
 *
 * @throws HarnessError VMH_BASELINE_UNRELATED where the two have no run in common
 */
export function compareReports(
  before: readonly RunResult[],
  now: readonly RunResult[],
  tolerance: Tolerance,
): Comparison {
  const pairing = pairRuns(before, now)
  const names = runNames([...before, ...now])
  const nameOf = (run: RunResult): string => names.get(run) ?? run.scenario
  const pairs = pairing.pairs.flatMap((pair): readonly Pair[] => {
    const [was, is] = [before[pair.before], now[pair.now]]
    return was === undefined || is === undefined
      ? []
      : [{ run: nameOf(is), at: pair.now, before: was, now: is }]
  })
  const verdicts = pairs
    .map(({ run, at, before: { verdict: was }, now: { verdict: is } }) => ({ run, at, before: was, now: is }))
    .filter((change) => change.before !== change.now)
    .map((change) => ({ ...change, isWorse: isWorse(change.before, change.now) }))
  const raw = pairs.flatMap((pair) => phaseNames.flatMap((phase) => rawChange(pair, phase)))
  const pValues = holm(raw.map(({ pValue }) => pValue))
  const phases = raw
    .map((change, index) => ({ ...change, pValue: pValues[index] ?? 1 }))
    .map((change) => ({ ...change, verdict: verdictOf(change, tolerance) }))
  const alone = (runs: readonly RunResult[], places: readonly number[]): readonly string[] =>
    places.flatMap((place) => runs[place] ?? []).map(nameOf)
  return {
    phases,
    verdicts,
    unmatched: [...alone(before, pairing.onlyBefore), ...alone(now, pairing.onlyNow)],
    isRegression:
      verdicts.some((change) => change.isWorse) || phases.some(({ verdict }) => verdict === 'slower'),
  }
}

interface Pair extends ComparedRun {
  readonly before: RunResult
  readonly now: RunResult
}

/** What fails now and did not is worse; so is what no longer proves what it proved. */
function isWorse(before: Verdict, now: Verdict): boolean {
  return now === 'failed' || (before === 'passed' && now !== 'passed')
}

type RawChange = Omit<PhaseChange, 'verdict'>

/** What reports call runs: their scenario, the file where another has the same name, and their settings. */
function runNames(runs: readonly RunResult[]): ReadonlyMap<RunResult, string> {
  const files = Map.groupBy(runs, ({ scenario }) => scenario)
  return new Map(
    runs.map((run) => {
      const { scenario, source, variables, platform, target, dialect, profile, clock } = run
      const isShared = new Set(files.get(scenario)?.map((other) => other.source)).size > 1
      const given = Object.entries(variables ?? {}).map(([name, value]) => `${name}=${String(value)}`)
      const times = profile === undefined ? [] : [profile.name]
      return [
        run,
        [isShared ? source : scenario, ...given, platform, target, dialect, ...times, clock].join(' '),
      ]
    }),
  )
}

function rawChange({ run, at, ...pair }: Pair, phase: PhaseName): readonly RawChange[] {
  const [before, now] = [pair.before.phases[phase], pair.now.phases[phase]]
  if (before.length === 0 || now.length === 0) return []
  const counts = [before.length, now.length] as const
  const mediansMs = [median(before), median(now)] as const
  return [{ run, at, phase, counts, mediansMs, ...mannWhitney(before, now) }]
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
