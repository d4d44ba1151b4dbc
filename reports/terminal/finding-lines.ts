import type { EvidencedFinding, RunResult } from '../../scenarios/run/run-result.ts'
import { brokenFindings } from '../broken-findings.ts'
import { fillTemplate } from '../messages/fill-template.ts'
import { findingWords, ruleWords } from '../messages/finding-words.ts'
import { messages } from '../messages/messages.ts'
import { platformNames } from '../messages/platform-names.ts'
import { witnessLines } from '../messages/witness-lines.ts'
import { replayCommand } from '../replay/replay-command.ts'
import type { TerminalStyle } from './terminal-options.ts'
import { hangingText } from './wrap-text.ts'

/** A load test can break one rule a thousand times; the first few tell the story. */
const SHOWN_OF_A_KIND = 3

/** What a run found broken, with the events that prove it, and how to run it again. */
export function findingLines(run: RunResult, style: TerminalStyle): readonly string[] {
  const { labels, phrases } = messages[style.language]
  const place = { scenario: run.scenario, platform: platformNames[run.platform] }
  const kinds = Map.groupBy(brokenFindings(run), ({ rule, detail }) => `${rule}/${detail}`)
  return [
    style.paint('bad', fillTemplate(phrases.findingPlace, place)),
    ...[...kinds.values()].flatMap((kind) => kindLines(kind, run, style)),
    ...(run.trace === undefined ? [] : [`  ${labels.trace}: ${run.trace}`]),
    `  ${labels.replay}: ${style.paint('strong', replayCommand(run))}`,
    '',
  ]
}

function kindLines(
  kind: readonly EvidencedFinding[],
  run: RunResult,
  style: TerminalStyle,
): readonly string[] {
  const [first] = kind
  if (first === undefined) return []
  const { labels, parties, phrases } = messages[style.language]
  const rule = `${ruleWords(first.rule, style.language)} (${labels.party}: ${parties[first.party]})`
  const more = kind.length - SHOWN_OF_A_KIND
  return [
    `  ${style.paint('strong', first.rule)}`,
    ...hangingText(`    ${labels.rule}: `, rule, style.width).map((line) => style.paint('faint', line)),
    ...kind.slice(0, SHOWN_OF_A_KIND).flatMap((finding) => oneFinding(finding, run, style)),
    ...(more > 0 ? [`    ${fillTemplate(phrases.moreFindings, { count: more })}`] : []),
  ]
}

function oneFinding(finding: EvidencedFinding, run: RunResult, style: TerminalStyle): readonly string[] {
  const { language, width } = style
  const order = finding.order === undefined ? '' : `${messages[language].labels.order} ${finding.order}: `
  const witnesses = witnessLines(finding, run, language).map((line) => {
    const space = line.indexOf(' ')
    return hangingText(`      ${line.slice(0, space)} `, line.slice(space + 1), width)
  })
  return [...hangingText('    ', `${order}${findingWords(finding, language)}`, width), ...witnesses.flat()]
}
