import { basename, extname } from 'node:path'
import { HarnessError } from '../../contracts/failures/harness-error.ts'
import {
  calibrationLines,
  calibrationVerdict,
  renderCalibration,
} from '../../reports/calibrate/render-calibration.ts'
import type { Language } from '../../reports/i18n/messages.ts'
import { calibrate } from '../../scenarios/calibrate/calibrate.ts'
import { profileText } from '../../scenarios/calibrate/profile-text.ts'
import { readSource, type Source } from '../../scenarios/calibrate/read-source.ts'
import { loadProfile } from '../../scenarios/profile/load-profile.ts'
import type { TrafficChoices } from '../../scenarios/recording/traffic-choices.ts'
import { exitCodes } from '../exit-code.ts'
import { interruptible } from '../interruptible.ts'
import { writeWhole } from '../output/write-whole.ts'
import type { Surroundings } from '../surroundings.ts'

/** What `vmharness calibrate` was asked for. */
export interface CalibrateOptions extends TrafficChoices {
  readonly output?: string
  readonly name?: string
  readonly profile?: string
  readonly requireFit?: true
  readonly risk: number
  readonly tolerance: number
  readonly json?: true
  readonly lang: Language
}

/** Fits a profile, or holds one against the traces; writes it, reports, and gives the exit code. */
export async function runCalibrate(
  files: readonly string[],
  options: CalibrateOptions,
  surroundings: Surroundings,
): Promise<number> {
  const { output, requireFit, dialect, risk, tolerance: share, json, lang } = options
  refuseBoth(options)
  const profile = options.profile === undefined ? undefined : await loadProfile(options.profile)
  const interruption = interruptible(surroundings)
  const sources = await readAll(files, options, surroundings)
  const calibration = await calibrate(sources, {
    name: options.name ?? nameOf(output),
    ...(dialect !== undefined && { dialect }),
    tolerance: { risk, share },
    profile,
    signal: interruption.signal,
  })
  interruption.stop()
  if (interruption.signal.aborted) return exitCodes.interrupted
  const { made, fits } = calibration
  if (profile !== undefined && profile.dialect !== made.dialect) {
    const note = `the profile says dialect ${profile.dialect}, and the traces fit ${made.dialect} best`
    surroundings.stderr.write(`note: ${note}\n`)
  }
  surroundings.stdout.write(
    json === true ? calibrationLines(calibration) : renderCalibration(calibration, lang),
  )
  if (output !== undefined) {
    await writeWhole(output, profileText(made))
    surroundings.stderr.write(`${output} is written:\n  vmharness run --profile ${output}\n`)
  }
  return requireFit === true && calibrationVerdict(fits).verdict !== 'fits' ? exitCodes.bad : exitCodes.good
}

function refuseBoth({ output, profile }: CalibrateOptions): void {
  if (output === undefined || profile === undefined) return
  throw new HarnessError('VMH_USAGE', {
    problem: '--profile holds a profile against traces, and --output makes one: choose one of them',
    help: 'vmharness calibrate --help',
  })
}

/** One after the other: a trace may be large. A file that comes twice is read once. */
async function readAll(
  files: readonly string[],
  options: TrafficChoices,
  { stderr }: Surroundings,
): Promise<readonly Source[]> {
  const sources = new Map<string, Source>()
  for (const file of files) {
    const source = await readSource(file, options)
    for (const note of source.notes) stderr.write(`note: ${note}\n`)
    const same = sources.get(source.sha256)
    if (same === undefined) sources.set(source.sha256, source)
    else stderr.write(`note: ${file} holds the same as ${same.file}, and is left out\n`)
  }
  return [...sources.values()]
}

function nameOf(output = 'profile.yaml'): string {
  return (
    basename(output, extname(output))
      .replaceAll(/[^\w.-]+/g, '-')
      .slice(0, 64) || 'profile'
  )
}
