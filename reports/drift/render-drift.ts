import { type Drift, isBreaking } from '../../contracts/drift/drift.ts'
import type { Platform } from '../../contracts/trace/trace-event.ts'
import { formatMessage } from '../i18n/format-message.ts'
import { type Language, messages } from '../i18n/messages.ts'
import { platformNames } from '../messages/platform-names.ts'
import { createPaint, type Tone } from '../terminal/paint.ts'
import { hangingText, wrapText } from '../terminal/plain-table.ts'
import { driftOutcome, type DriftOutcome, type ToldDrift } from './drift-lines.ts'
import type { Unobserved, UnobservedReason } from '../../contracts/drift/observation.ts'

/** How it is shown. */
interface DriftStyle {
  readonly language: Language
  readonly colour: boolean
  /** Columns of the terminal. */
  readonly width: number
}

const tones: Readonly<Record<DriftOutcome, Tone>> = {
  breaking: 'bad',
  blind: 'bad',
  drifted: 'warning',
  same: 'good',
}

/** A table for a person: what is other, what it does to whom, what could not be seen; the last line has the figures. */
export function renderDrift(told: ToldDrift, style: DriftStyle): string {
  const { target, platforms, report } = told
  const { language, colour } = style
  const paint = createPaint(colour)
  const rows = rowsOf(report.drifts, language)
  const columns = columnsOf(platforms, language)
  const outcome = driftOutcome(report)
  const lines = [
    ...(rows.length === 0 ? [] : [headOf(columns, language)]),
    ...rows.flatMap((row) => {
      const [first = '', ...rest] = rowLines(row, columns, style)
      return [isBreaking(row) ? paint('bad', first) : first, ...rest]
    }),
    ...(rows.length === 0 ? [] : ['']),
    ...circumstanceLines(told, style),
    paint(
      tones[outcome],
      formatMessage(messages[language].drift.figures[outcome], { target, ...report.counts }, language),
    ),
  ]
  return `${lines.join('\n')}\n`
}

/** One line of the table, and those below it. */
interface Row extends Pick<Drift, 'verdicts' | 'change'> {
  readonly what: string
  readonly details: readonly string[]
}

interface Column {
  readonly platform: Platform
  readonly width: number
}

function columnsOf(platforms: readonly Platform[], language: Language): readonly Column[] {
  const words = Object.values(messages[language].drift.verdicts)
  return platforms.map((platform) => ({
    platform,
    width: Math.max(...[platformNames[platform], ...words].map(({ length }) => length)),
  }))
}

function headOf(columns: readonly Column[], language: Language): string {
  const names = columns.map(({ platform, width }) => platformNames[platform].padEnd(width))
  return [...names, messages[language].drift.what].join('  ')
}

/** What is new is one row for each part of an operation, and new operations are one row together. */
function rowsOf(drifts: readonly Drift[], language: Language): readonly Row[] {
  const isQuiet = (drift: Drift): boolean => drift.change === 'new' && !isBreaking(drift)
  const groups = Map.groupBy(drifts, (drift) => {
    if (!isQuiet(drift)) return drift
    return drift.part === 'operation' ? 'operations' : `${drift.source} ${drift.part} ${nameOf(drift)}`
  })
  return [...groups.values()].map((group) => rowOf(group, language))
}

/** More new things of one kind are counted; the JSON lines have all. */
const mostListed = 20

function rowOf(group: readonly Drift[], language: Language): Row {
  const [first] = group
  if (first === undefined) throw new Error('a group has members')
  const { parts, newOperations, more } = messages[language].drift
  const listed = (names: readonly string[]): string => {
    const shown = names.slice(0, mostListed).join(', ')
    const rest = names.length - mostListed
    return rest > 0 ? `${shown} ${formatMessage(more, { count: rest }, language)}` : shown
  }
  const { change, part, verdicts } = first
  if (change === 'new' && part === 'operation') {
    const operations = listed(group.map(({ method, path }) => `${method} ${path}`))
    return {
      change,
      verdicts,
      what: formatMessage(newOperations, { count: group.length, operations }, language),
      details: [],
    }
  }
  const pointers = listed(group.map(({ pointer }) => pointer))
  const what = [nameOf(first), parts[part], pointers].filter((word) => word !== '').join(' ')
  return { change, verdicts, what, details: group.length === 1 ? detailsOf(first, language) : [] }
}

function detailsOf(
  { source, change, expected, actual, seen, verdicts }: Drift,
  language: Language,
): readonly string[] {
  const { sources, proof } = messages[language].drift
  const values = change === 'changed' ? `${expected} -> ${actual}` : change === 'new' ? actual : ''
  const where = formatMessage(sources[source], seen ?? {}, language)
  const proofs = Object.entries(verdicts).flatMap(([platform, verdict]) =>
    verdict.kind === 'breaking'
      ? [
          formatMessage(
            proof,
            { platform: platformNames[platform as Platform], because: verdict.because },
            language,
          ),
        ]
      : [],
  )
  return [[values, where].filter((text) => text !== '').join('; '), ...proofs]
}

function nameOf({ operation, method, path }: Drift): string {
  return operation ?? `${method} ${path}`
}

function rowLines(
  { verdicts, change, what, details }: Row,
  columns: readonly Column[],
  { language, width }: DriftStyle,
): readonly string[] {
  const { verdicts: words, changes } = messages[language].drift
  const cells = columns.map(({ platform, width }) =>
    words[verdicts[platform]?.kind ?? 'unused'].padEnd(width),
  )
  const changeWidth = Math.max(...Object.values(changes).map(({ length }) => length))
  const head = `${[...cells, changes[change].padEnd(changeWidth)].join('  ')}  `
  if (width - head.length < leastText) {
    const texts = [what, ...details].flatMap((text) => hangingText('    ', text, width))
    return [head.trimEnd(), ...texts]
  }
  const indent = ' '.repeat(head.length)
  return [
    ...hangingText(head, what, width),
    ...details.flatMap((detail) => hangingText(indent, detail, width)),
  ]
}

/** Narrower columns of text are harder to read than text below the row. */
const leastText = 30

/** What was not seen and why, what descriptions there are, and which dialect fits. */
function circumstanceLines(
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
