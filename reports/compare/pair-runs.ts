import { HarnessError } from '../../contracts/failures/harness-error.ts'
import type { RunIdentity } from '../../scenarios/plan/run-identity.ts'

/** Two runs of the same kind, by their places in their reports. */
export interface PairedRuns {
  readonly before: number
  readonly now: number
}

/** Which runs of two reports belong together. */
export interface Pairing {
  readonly pairs: readonly PairedRuns[]
  /** Places of the runs that have no partner. */
  readonly onlyBefore: readonly number[]
  readonly onlyNow: readonly number[]
}

/** What decides the course of a run, and so whether its figures may be held against those of another. */
const settings = ['platform', 'target', 'dialect', 'profile', 'clock', 'variables'] as const

/**
 * Pairs the runs of two reports by what they are: the file of the scenario, the place in its matrix, and the settings.
 * The order in which they stand does not matter, and neither does the name that the reports show. A seed may differ:
 * runs that differ in nothing else are paired by their seeds. A file may be told from another folder: `a/b.yaml` is
 * `/ci/a/b.yaml` where nothing else could be.
 *
 * @throws HarnessError VMH_BASELINE_UNRELATED where the two have no run in common
 */
export function pairRuns(before: readonly RunIdentity[], now: readonly RunIdentity[]): Pairing {
  const left = new Set(inOrder(before))
  const pairs = inOrder(now).flatMap((place) => {
    const run = now[place]
    const candidates = [...left].filter((other) => isSameKind(before[other], run))
    const partner = candidates.find((other) => fileOf(before[other]) === fileOf(run)) ?? only(candidates)
    if (partner === undefined) return []
    left.delete(partner)
    return [{ before: partner, now: place }]
  })
  if (pairs.length === 0 && now.length > 0)
    throw new HarnessError('VMH_BASELINE_UNRELATED', { problem: whyNone(before, now) })
  const paired = new Set(pairs.map((pair) => pair.now))
  const onlyNow = now.flatMap((_, place) => (paired.has(place) ? [] : [place]))
  return { pairs: pairs.toSorted((one, other) => one.now - other.now), onlyBefore: [...left], onlyNow }
}

/** Places by seed, so that runs that differ in nothing else meet in the same order on both sides. */
function inOrder(runs: readonly RunIdentity[]): readonly number[] {
  return [...runs.keys()].toSorted((one, other) => (runs[one]?.seed ?? 0) - (runs[other]?.seed ?? 0))
}

function only<T>(values: readonly T[]): T | undefined {
  return values.length === 1 ? values[0] : undefined
}

function isSameKind(one: RunIdentity | undefined, other: RunIdentity | undefined): boolean {
  if (one === undefined || other === undefined) return false
  const [file, its] = [fileOf(one), fileOf(other)]
  const isSameFile = file === its || file.endsWith(`/${its}`) || its.endsWith(`/${file}`)
  return isSameFile && settings.every((name) => settingOf(one, name) === settingOf(other, name))
}

function fileOf(run: RunIdentity | undefined): string {
  return (run?.source ?? '').replace(/^(?:\.\/)+/, '')
}

function settingOf(run: RunIdentity, name: (typeof settings)[number]): string {
  if (name === 'profile') return run.profile?.name ?? ''
  if (name !== 'variables') return run[name]
  const entries = Object.entries(run.variables ?? {})
  return JSON.stringify(entries.toSorted(([one], [other]) => (one < other ? -1 : 1)))
}

/** What the closest runs of the two differ in. */
function whyNone(before: readonly RunIdentity[], now: readonly RunIdentity[]): string {
  const [run] = now
  const same = before.find(({ scenario }) => scenario === run?.scenario)
  if (run === undefined || same === undefined) {
    const names = (runs: readonly RunIdentity[]): string =>
      [...new Set(runs.map(({ scenario }) => scenario))].slice(0, 3).join(', ') || 'nothing'
    return `the baseline has runs of ${names(before)}, the report of ${names(now)}`
  }
  const differences = settings
    .filter((name) => settingOf(run, name) !== settingOf(same, name))
    .map((name) => `${name} ${settingOf(same, name) || 'none'} there, ${settingOf(run, name) || 'none'} here`)
  const sources = fileOf(run) === fileOf(same) ? [] : [`file ${same.source} there, ${run.source} here`]
  return `of ${run.scenario}: ${[...differences, ...sources].join('; ')}`
}
