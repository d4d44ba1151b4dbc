import type { Calibration } from '../../scenarios/calibrate/calibrate.ts'
import type { MeasureFit } from '../../scenarios/calibrate/compare-samples.ts'
import { formatMessage } from '../i18n/format-message.ts'
import { type Language, messages } from '../i18n/messages.ts'
import { columnWidths, plainTable } from '../terminal/plain-table.ts'
import { formatDuration } from '../timing/format-duration.ts'
import { calibrationVerdict } from './calibration-verdict.ts'
import { profileSpans, type ToldSpan } from './profile-spans.ts'

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
