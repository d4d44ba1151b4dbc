import { HarnessError } from '../../contracts/failures/harness-error.ts'
import type { Profile } from '../profile/profile.ts'
import type { ProfileFile } from '../profile/profile-file.ts'
import { profileSettings } from '../profile/profile-settings.ts'
import { fittingDialect } from '../recording/fitting-dialect.ts'
import { type FitTolerance, type MeasureFit, compareSamples } from './compare-samples.ts'
import { fitProfile, profileFit } from './fit-profile.ts'
import { measureNames } from './measures.ts'
import { type Pool, poolSources } from './pool-sources.ts'
import type { Source } from './read-source.ts'
import { runTwin } from './run-twin.ts'
import { type Samples, leastSamples, noSamples } from './samples.ts'

/** What is asked for. */
export interface CalibrationWishes {
  /** What the profile is to be called. */
  readonly name: string
  /** Release that VMmanager is known to be; the one that the traces fit best when absent. */
  readonly dialect?: string
  readonly tolerance: FitTolerance
  /** A profile that is held against the traces, in place of one that is made from them. */
  readonly profile?: Profile | undefined
  readonly signal?: AbortSignal
}

/** What traces tell of a VMmanager, and how well the simulator is like it. */
export interface Calibration {
  readonly pool: Pool
  /** What was made from the traces. */
  readonly made: ProfileFile
  /** What the twin took its times from. */
  readonly profile: Profile
  readonly fits: readonly MeasureFit[]
}

/** So many machines are enough to see a difference that matters, and no more than are made in seconds. */
const twinOrders = { least: 200, most: 1000 }

/**
 * Fits a profile to traces, runs the simulator with it, and compares.
 *
 * @throws HarnessError VMH_NOTHING_MEASURED
 */
export async function calibrate(
  sources: readonly Source[],
  { name, dialect, tolerance, profile: given, signal }: CalibrationWishes,
): Promise<Calibration> {
  const pool = poolSources(sources)
  refuseEmpty(pool, sources)
  const named = sources[0]?.dialect
  const times = fitProfile(pool.samples, pool.tellsTimes)
  const from = sources.map(({ file, sha256, orders }) => ({ file, sha256, orders }))
  const draft = { name, from, dialect: dialect ?? fittingDialect(pool.exchanges, named), ...times }
  const drafted = { name, digest: '', source: '', dialect: draft.dialect, ...profileSettings(draft) }
  const profile = given ?? drafted
  const fits = compareSamples(pool.samples, await twinSamples(pool, profile, signal), tolerance)
  return { pool, made: { ...draft, fit: profileFit(fits) }, profile, fits }
}

function refuseEmpty({ samples }: Pool, sources: readonly Source[]): void {
  const counts = measureNames.map((measure) => samples[measure].length)
  if (Math.max(...counts) >= leastSamples) return
  const files = sources.map(({ file }) => file).join(', ')
  const problem = `at least ${leastSamples} calls or tasks are needed, and there are ${Math.max(...counts)} of one kind`
  throw new HarnessError('VMH_NOTHING_MEASURED', { files, problem })
}

/** Each platform runs for itself, one after the other. */
async function twinSamples(pool: Pool, profile: Profile, signal: AbortSignal | undefined): Promise<Samples> {
  const all = noSamples()
  const { samples, tellsTimes } = pool
  for (const { platform, orders, pollMs } of pool.platforms) {
    const bounded = Math.min(twinOrders.most, Math.max(twinOrders.least, orders))
    const twin = await runTwin({ profile, platform, pollMs, orders: bounded, tellsTimes, samples, signal })
    for (const measure of measureNames) {
      for (const sample of twin[measure]) all[measure].push(sample)
    }
  }
  return all
}
