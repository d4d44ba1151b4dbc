import type { EvidencedFinding, RunResult } from '../../scenarios/run/run-result.ts'
import { brokenFindings } from '../broken-findings.ts'
import { fillTemplate } from '../messages/fill-template.ts'
import { findingWords } from '../messages/finding-words.ts'
import { type Language, messages } from '../messages/messages.ts'
import { platformNames } from '../messages/platform-names.ts'
import { witnessLines } from '../messages/witness-lines.ts'
import { replayCommand } from '../replay/replay-command.ts'
import { codeBlock } from './code-block.ts'
import { escapeMarkdown } from './escape-markdown.ts'

/** A load test can break one rule a thousand times, and a job summary may be no longer than a megabyte. */
const SHOWN_OF_A_KIND = 3

/** What a run found broken: each finding with the events that prove it, then how to run it again. */
export function findingBlocks(run: RunResult, language: Language): readonly string[] {
  const { labels, phrases } = messages[language]
  const place = { scenario: run.scenario, platform: platformNames[run.platform] }
  const kinds = Map.groupBy(brokenFindings(run), ({ rule, detail }) => `${rule}/${detail}`)
  return [
    `#### ${escapeMarkdown(fillTemplate(phrases.findingPlace, place))}`,
    '',
    ...[...kinds.values()].flatMap((kind) => kindLines(kind, run, language)),
    `${labels.replay}:`,
    '',
    ...codeBlock([replayCommand(run)]),
    '',
  ]
}

function kindLines(kind: readonly EvidencedFinding[], run: RunResult, language: Language): readonly string[] {
  const more = kind.length - SHOWN_OF_A_KIND
  const moreWords = fillTemplate(messages[language].phrases.moreFindings, { count: more })
  return [
    ...kind.slice(0, SHOWN_OF_A_KIND).flatMap((finding) => findingLines(finding, run, language)),
    ...(more > 0 ? [moreWords, ''] : []),
  ]
}

function findingLines(finding: EvidencedFinding, run: RunResult, language: Language): readonly string[] {
  const order = finding.order === undefined ? '' : `${messages[language].labels.order} ${finding.order}: `
  const witnesses = witnessLines(finding, run, language)
  return [
    `**${escapeMarkdown(finding.rule)}** ${escapeMarkdown(`${order}${findingWords(finding, language)}`)}`,
    '',
    ...(witnesses.length === 0 ? [] : [...codeBlock(witnesses), '']),
  ]
}
