import type { EvidencedFinding, RunResult } from '../../scenarios/run/run-result.ts'
import type { FindingKind } from '../finding-kinds.ts'
import { aboutRun } from '../messages/about-run.ts'
import { elsewhereWords } from '../messages/elsewhere-words.ts'
import { formatMessage } from '../i18n/format-message.ts'
import { findingText } from '../messages/finding-text.ts'
import { type Language, messages } from '../i18n/messages.ts'
import { platformNames } from '../messages/platform-names.ts'
import { reproduceCommands } from '../replay/reproduce-commands.ts'
import { codeBlock } from './code-block.ts'
import { escapeMarkdown } from './escape-markdown.ts'

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
