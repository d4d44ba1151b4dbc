import type { EvidencedFinding, RunResult } from '../../scenarios/run/run-result.ts'
import { type FindingKind, findingKinds, responsible } from '../finding-kinds.ts'
import { groupRuns } from '../group-runs.ts'
import { messages } from '../i18n/messages.ts'
import { summarizeRuns, summaryWords } from '../messages/summary-words.ts'
import { groupLines } from './group-lines.ts'
import { createPaint, type TerminalOptions, type TerminalStyle } from './paint.ts'
import { aboutRun } from '../messages/run-words.ts'
import { elsewhereWords, findingText } from '../messages/finding-text.ts'
import { findingPlace } from '../places/places.ts'
import { formatMessage } from '../i18n/format-message.ts'
import { ruleWords } from '../messages/finding-words.ts'
import { platformNames } from '../messages/platform-names.ts'
import { reproduceCommands } from '../replay/reproduce-commands.ts'
import { hangingText } from './plain-table.ts'

/**
 * The results for a person at a terminal: for each platform its scenarios with verdict, orders and phase timings,
 * then what was found broken with its evidence, then one line that sums up. Ends with a line break.
 */
export function renderTerminal(results: readonly RunResult[], options: TerminalOptions): string {
  const style: TerminalStyle = { ...options, paint: createPaint(options.colour) }
  const kinds = Map.groupBy(findingKinds(results, options.language), ({ run }) => run)
  const lines = [
    ...groupRuns(results).flatMap((group) => groupLines(group, style)),
    ...(kinds.size === 0 ? [] : [style.paint('strong', messages[options.language].labels.findings), '']),
    ...[...kinds].flatMap(([run, own]) => findingLines(run, own, style)),
    summaryLine(results, style),
  ]
  return `${lines.join('\n')}\n`
}

function summaryLine(
  results: readonly RunResult[],
  { language, wallMs, isInterrupted, paint }: TerminalStyle,
): string {
  const { failed, errored, inconclusive } = summarizeRuns(results, wallMs)
  const tone = failed + errored > 0 ? 'bad' : inconclusive > 0 ? 'doubt' : 'good'
  return paint(tone, summaryWords(results, { language, wallMs, isInterrupted: isInterrupted === true }))
}

/** A load test can break one rule a thousand times; the first few tell the story. */
const SHOWN_OF_A_KIND = 3

/** What stands for a group of findings: where it was found, what it is, what led to it, and how to reproduce it. */
function findingLines(
  run: RunResult,
  kinds: readonly FindingKind[],
  style: TerminalStyle,
): readonly string[] {
  const { labels, phrases } = messages[style.language]
  const place = { scenario: run.scenario, platform: platformNames[run.platform] }
  const about = aboutRun(run, style.language)
  return [
    style.paint('bad', formatMessage(phrases.findingPlace, place, style.language)),
    ...(about === '' ? [] : hangingText('  ', about, style.width).map((line) => style.paint('faint', line))),
    ...kinds.flatMap((kind) => kindLines(kind, style)),
    ...(run.trace === undefined ? [] : [`  ${labels.trace}: ${run.trace}`]),
    ...reproduceCommands(run).map((command) => `  ${labels.reproduce}: ${style.paint('strong', command)}`),
    '',
  ]
}

function kindLines(kind: FindingKind, style: TerminalStyle): readonly string[] {
  const { findings, run } = kind
  const [first] = findings
  if (first === undefined) return []
  const { language, width, paint } = style
  const { labels, phrases } = messages[language]
  const { file, line } = findingPlace(first, run)
  const elsewhere = elsewhereWords(kind, language)
  const more = findings.length - SHOWN_OF_A_KIND
  return [
    `  ${paint('strong', first.rule)}  ${labels.party}: ${responsible(first, run, language)}`,
    ...[
      ...hangingText(`    ${labels.rule}: `, ruleWords(first.rule, language), width),
      ...hangingText('    ', `${file}:${line}`, width),
    ].map((text) => paint('faint', text)),
    ...findings.slice(0, SHOWN_OF_A_KIND).flatMap((finding) => oneFinding(finding, run, style)),
    ...(more > 0 ? [`    ${formatMessage(phrases.moreFindings, { count: more }, language)}`] : []),
    ...(elsewhere === undefined ? [] : hangingText('    ', elsewhere, width)),
  ]
}

function oneFinding(finding: EvidencedFinding, run: RunResult, style: TerminalStyle): readonly string[] {
  const { language, width } = style
  const { sentence, chain } = findingText(finding, run, language)
  const links = chain.map((line) => {
    const space = line.indexOf(' ')
    return hangingText(`      ${line.slice(0, space)} `, line.slice(space + 1), width)
  })
  return [...hangingText('    ', sentence, width), ...links.flat()]
}
