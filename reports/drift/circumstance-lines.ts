import type { Unobserved, UnobservedReason } from '../../contracts/drift/observation.ts'
import { formatMessage } from '../i18n/format-message.ts'
import { type Language, messages } from '../i18n/messages.ts'
import { hangingText, wrapText } from '../terminal/wrap-text.ts'
import type { ToldDrift } from './told-drift.ts'

/** What was not seen and why, what descriptions there are, and which dialect fits. */
export function circumstanceLines(
  { report, descriptions }: ToldDrift,
  { language, width }: { readonly language: Language; readonly width: number },
): readonly string[] {
  const { unobserved, descriptions: told } = messages[language].drift
  const byReason = Map.groupBy(report.unobserved, ({ reason }) => reason)
  const places = descriptions.found.map(({ place, operations }) =>
    formatMessage(told.found, { place, operations: operations.length }, language),
  )
  const texts = [
    ...(places.length === 0 ? [formatMessage(told.none, { tried: descriptions.tried }, language)] : places),
  ]
  return [
    ...(byReason.size === 0 ? [] : [unobserved]),
    ...[...byReason].flatMap(([reason, group]) =>
      hangingText('  ', reasonOf(reason, group, language), width),
    ),
    ...[...texts, fitOf({ report, language })].flatMap((text) => wrapText(text, width)),
  ]
}

/** All that change something are too many to be named, and none of them is more unknown than the other. */
function reasonOf(reason: UnobservedReason, group: readonly Unobserved[], language: Language): string {
  const head = formatMessage(messages[language].drift.reasons[reason], { count: group.length }, language)
  if (reason === 'changing') return head
  const isTelling =
    reason === 'refused' || reason === 'no-answer' || reason === 'untold' || reason === 'no-value'
  const named = group.map(({ operation, detail }) =>
    isTelling && detail !== undefined ? `${operation} (${detail})` : operation,
  )
  return `${head}: ${named.join(', ')}`
}

function fitOf({ report, language }: Pick<ToldDrift, 'report'> & { readonly language: Language }): string {
  const { dialect, fits, best } = report
  const words = messages[language].drift.fits
  if (best.includes(dialect)) return formatMessage(words.best, { dialect }, language)
  const departures = fits.find((fit) => fit.dialect === dialect)?.departures ?? 0
  return formatMessage(words.other, { dialect, departures, others: best.join(', ') }, language)
}
