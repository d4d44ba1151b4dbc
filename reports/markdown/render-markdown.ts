import { phaseNames } from '../../contracts/lifecycle/phase.ts'
import type { EvidencedFinding, RunResult } from '../../scenarios/run/run-result.ts'
import { type FindingKind, findingKinds } from '../finding-kinds.ts'
import { type Language, messages } from '../i18n/messages.ts'
import { regressionsOf } from '../compare/render-comparison.ts'
import { groupRuns, type RunGroup } from '../group-runs.ts'
import {
  aboutRun,
  actionsWords,
  circumstancesWords,
  noteWords,
  ordersWords,
  settingWords,
  unprovenLine,
  whyNotRunLine,
} from '../messages/run-words.ts'
import { rulesInShort, rulesWords, ruleTally, summaryWords } from '../messages/summary-words.ts'
import { formatMessage } from '../i18n/format-message.ts'
import { platformNames } from '../messages/platform-names.ts'
import type { ReportContext } from '../report-context.ts'
import { formatDuration } from '../timing/format-duration.ts'
import { summarizePhases } from '../timing/summarize.ts'
import { codeBlock, escapeMarkdown, markdownTable } from './markdown-syntax.ts'
import { elsewhereWords, findingText } from '../messages/finding-text.ts'
import { reproduceCommands } from '../replay/reproduce-commands.ts'

/** Job summary in the Markdown of GitHub and GitLab: a table for each platform, then what was found broken. */
export function renderMarkdown(results: readonly RunResult[], context: ReportContext): string {
  const { language } = context
  const kinds = Map.groupBy(findingKinds(results, language), ({ run }) => run)
  const lines = [
    `## vmharness: ${escapeMarkdown(summaryWords(results, context))}`,
    '',
    ...groupRuns(results).flatMap((group) => groupBlock(group, language)),
    ...regressionLines(results, context),
    ...(kinds.size === 0 ? [] : [`### ${messages[language].labels.findings}`, '']),
    ...[...kinds].flatMap(([run, own]) => findingBlocks(run, own, language)),
  ]
  return `${lines.join('\n').trimEnd()}\n`
}

/** What became worse than in the baseline, a line each. */
function regressionLines(results: readonly RunResult[], context: ReportContext): readonly string[] {
  const lines = [...regressionsOf(results, context)].flatMap(([run, regressions]) =>
    regressions.map(
      ({ text }) => `- ${escapeMarkdown(`${run.scenario}, ${platformNames[run.platform]}: ${text}`)}`,
    ),
  )
  if (lines.length === 0) return []
  const { worse } = messages[context.language].comparison
  return [`### ${worse}`, '', ...lines, '']
}

/** Phases are on the clock of the run and one column is wall time, which the line above the table says. */
function groupBlock(group: RunGroup, language: Language): readonly string[] {
  const { labels, phases, phrases } = messages[language]
  const { platform, clock, runs } = group
  const head = [
    labels.verdict,
    labels.scenario,
    labels.orders,
    ...phaseNames.map((name) => phases[name]),
    `${phases.total} ${labels.p99}`,
    labels.wall,
  ]
  return [
    `### ${platformNames[platform]}`,
    '',
    escapeMarkdown(`${circumstancesWords(group, language)}.`),
    escapeMarkdown(
      `${formatMessage(phrases.tableClock, { clock: settingWords('clocks', clock, language) }, language)}.`,
    ),
    '',
    ...markdownTable(
      head,
      runs.map((run) => cellsOf(run, language)),
    ),
    '',
    ...rulesBlock(group, language),
  ]
}

/** A table of all rules for who opens it, and above it what nobody saw. */
function rulesBlock(group: RunGroup, language: Language): readonly string[] {
  const tally = ruleTally(group.runs)
  if (tally.length === 0) return []
  const { labels, ruleStates } = messages[language]
  const rows = tally.map(({ rule, state, occasions }) => [
    rule,
    state === 'held' ? `${ruleStates.held} ${occasions}` : ruleStates[state],
  ])
  return [
    ...rulesWords(group, language)
      .slice(1)
      .flatMap((words) => [escapeMarkdown(`${words}.`), '']),
    `<details><summary>${rulesInShort(tally, language)}</summary>`,
    '',
    ...markdownTable([labels.rule, labels.verdict], rows),
    '',
    '</details>',
    '',
  ]
}

function cellsOf(run: RunResult, language: Language): readonly string[] {
  const { labels, units, verdicts } = messages[language]
  const summaries = summarizePhases(run.phases)
  const span = (ms: number | undefined): string => (ms === undefined ? '-' : formatDuration(ms, units))
  const notes = noteWords(run, language)
  const told = [
    ordersWords(run, language),
    whyNotRunLine(run, language),
    ...(run.unproven ?? []).map((unproven) => unprovenLine(unproven, language)),
    ...actionsWords(run, language),
    notes.length === 0 ? undefined : `${labels.noted}: ${notes.join(', ')}`,
  ]
  return [
    verdicts[run.verdict],
    run.scenario,
    told.filter((part) => part !== undefined).join('; '),
    ...phaseNames.map((name) => span(summaries[name]?.p50Ms)),
    span(summaries.total?.p99Ms),
    span(run.durationMs),
  ]
}

/** A load test can break one rule a thousand times, and a job summary may be no longer than a megabyte. */
const SHOWN_OF_A_KIND = 3

/** What stands for a group of findings: where it was found, what it is, what led to it, and how to reproduce it. */
export function findingBlocks(
  run: RunResult,
  kinds: readonly FindingKind[],
  language: Language,
): readonly string[] {
  const { labels, phrases } = messages[language]
  const place = { scenario: run.scenario, platform: platformNames[run.platform] }
  const about = aboutRun(run, language)
  return [
    `#### ${escapeMarkdown(formatMessage(phrases.findingPlace, place, language))}`,
    '',
    ...(about === '' ? [] : [escapeMarkdown(about), '']),
    ...kinds.flatMap((kind) => kindLines(kind, language)),
    `${labels.reproduce}:`,
    '',
    ...codeBlock(reproduceCommands(run)),
    '',
  ]
}

function kindLines(kind: FindingKind, language: Language): readonly string[] {
  const { findings, run } = kind
  const more = findings.length - SHOWN_OF_A_KIND
  const moreWords = formatMessage(messages[language].phrases.moreFindings, { count: more }, language)
  const elsewhere = elsewhereWords(kind, language)
  return [
    ...findings.slice(0, SHOWN_OF_A_KIND).flatMap((finding) => findingLines(finding, run, language)),
    ...(more > 0 ? [moreWords, ''] : []),
    ...(elsewhere === undefined ? [] : [escapeMarkdown(elsewhere), '']),
  ]
}

function findingLines(finding: EvidencedFinding, run: RunResult, language: Language): readonly string[] {
  const { sentence, about, chain } = findingText(finding, run, language)
  return [
    `**${escapeMarkdown(finding.rule)}** ${escapeMarkdown(sentence)}`,
    '',
    escapeMarkdown(about.join('; ')),
    '',
    ...(chain.length === 0 ? [] : [...codeBlock(chain), '']),
  ]
}
