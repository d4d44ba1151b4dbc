import type { Calibration } from '../../scenarios/calibrate/calibrate.ts'
import type { MeasureFit } from '../../scenarios/calibrate/compare-samples.ts'
import { formatMessage } from '../i18n/format-message.ts'
import { type Language, messages } from '../i18n/messages.ts'
import { columnWidths, plainTable } from '../terminal/plain-table.ts'
import { formatDuration } from '../timing/format-duration.ts'
import type { FitVerdict } from '../../scenarios/calibrate/fit-profile.ts'
import type { LeftOut, NotTold, ProfileFile, SpanProfile } from '../../scenarios/profile/profile-file.ts'

/** A calibration as text: what the traces tell, how the twin fits, and the verdict as the last line. */
export function renderCalibration(calibration: Calibration, language: Language): string {
  const { pool, made, profile, fits } = calibration
  const words = messages[language].calibration
  const isMade = profile.source === ''
  const counts = { orders: sum(made.from?.map(({ orders }) => orders)), files: made.from?.length ?? 0 }
  const about = { name: profile.name, digest: profile.digest, dialect: profile.dialect, ...counts }
  const { failed, unended } = pool
  const verdict = calibrationVerdict(fits)
  const lines = [
    formatMessage(isMade ? words.made : words.held, about, language),
    ...(failed + unended > 0 ? [formatMessage(words.tasks, { failed, unended }, language)] : []),
    '',
    ...(isMade ? [...spanTable(profileSpans(made), language), ''] : []),
    ...fitTable(fits, language),
    '',
    formatMessage(words.last[verdict.verdict], { ...verdict }, language),
  ]
  return lines.map((line) => `${line}\n`).join('')
}

function spanTable(spans: readonly ToldSpan[], language: Language): readonly string[] {
  const { heads, spans: names, evidence, notTold } = messages[language].calibration
  const told = teller(language)
  const rows = spans.map((each) => {
    const name = names[each.name]
    if ('notTold' in each) {
      const { why, samples } = each.notTold
      return [name, String(samples), '', '', '', notTold[why]]
    }
    const { quantilesMs, samples = 0, evidence: how } = each.span
    const { p50, p90, p99 } = quantilesMs
    return [name, String(samples), told(p50), told(p90), told(p99), how === undefined ? '' : evidence[how]]
  })
  return table([[heads.span, heads.samples, 'p50', 'p90', 'p99', heads.evidence], ...rows])
}

function fitTable(fits: readonly MeasureFit[], language: Language): readonly string[] {
  const { heads, measures, verdicts } = messages[language].calibration
  const told = teller(language)
  const rows = fits.map(({ measure, verdict, counts: [traces, twin], test }) => {
    const figures =
      test === undefined
        ? ['', '', '', '']
        : [
            test.distance.toFixed(2),
            test.pValue < 0.001 ? '< 0.001' : test.pValue.toFixed(3),
            test.p50Ms.map(told).join(' / '),
            test.p90Ms.map(told).join(' / '),
          ]
    return [measures[measure], String(traces), String(twin), ...figures, verdicts[verdict]]
  })
  const head = [heads.measure, heads.traces, heads.twin, 'D', 'p', 'p50', 'p90', heads.verdict]
  return table([head, ...rows])
}

function teller(language: Language): (ms: number) => string {
  return (ms) => formatDuration(ms, messages[language].units)
}

function table(rows: readonly (readonly string[])[]): readonly string[] {
  return plainTable(rows, columnWidths(rows))
}

function sum(values: readonly number[] = []): number {
  return values.reduce((total, value) => total + value, 0)
}

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

/** What all measures together mean, and how many say so. */
interface CalibrationVerdict {
  readonly verdict: FitVerdict
  readonly fits: number
  readonly differs: number
  readonly tooFew: number
}

/** A twin differs where one measure does; nothing is said where none could be tested. */
export function calibrationVerdict(measures: readonly MeasureFit[]): CalibrationVerdict {
  const count = (wanted: FitVerdict): number => measures.filter(({ verdict }) => verdict === wanted).length
  const counts = { fits: count('fits'), differs: count('differs'), tooFew: count('too-few') }
  if (counts.differs > 0) return { verdict: 'differs', ...counts }
  return { verdict: counts.fits > 0 ? 'fits' : 'too-few', ...counts }
}

/** What a profile tells times of. */
type SpanName = keyof LeftOut

/** What a profile says of one span, or why it says nothing. */
type ToldSpan =
  | { readonly name: SpanName; readonly span: SpanProfile }
  | { readonly name: SpanName; readonly notTold: NotTold }

const order: readonly SpanName[] = [
  'queued',
  'templateCopy',
  'disk',
  'network',
  'osInstall',
  'delete',
  'power',
  'change',
  'transportLatency',
  'acceptanceLatency',
]

/** Every span of a profile, in the order in which they are reported. */
function profileSpans({
  durations = {},
  transportLatency,
  acceptanceLatency,
  leftOut = {},
}: ProfileFile): readonly ToldSpan[] {
  const spans: Readonly<Partial<Record<SpanName, SpanProfile | undefined>>> = {
    ...durations,
    transportLatency,
    acceptanceLatency,
  }
  return order.flatMap((name): readonly ToldSpan[] => {
    const [span, notTold] = [spans[name], leftOut[name]]
    if (span !== undefined) return [{ name, span }]
    return notTold === undefined ? [] : [{ name, notTold }]
  })
}
