import type { Calibration } from '../../scenarios/calibrate/calibrate.ts'
import { calibrationVerdict } from './calibration-verdict.ts'
import { profileSpans } from './profile-spans.ts'

/** A calibration for programs: a JSON object a line, what the traces tell, how the twin fits, the verdict last. */
export function calibrationLines({ made, profile, fits }: Calibration): string {
  const isMade = profile.source === ''
  const spans = isMade ? profileSpans(made).map((each) => ({ type: 'span', ...each })) : []
  const measures = fits.map((fit) => ({ type: 'measure', ...fit }))
  const { name, digest, dialect } = profile
  const which = isMade ? { profile: name, dialect } : { profile: name, digest, dialect }
  const last = { type: 'verdict', ...calibrationVerdict(fits), ...which }
  return [...spans, ...measures, last].map((line) => `${JSON.stringify(line)}\n`).join('')
}
