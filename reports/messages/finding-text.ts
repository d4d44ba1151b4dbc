import type { EvidencedFinding, RunResult } from '../../scenarios/run/run-result.ts'
import { contractPlace, findingPlace, type Place } from '../places/places.ts'
import { reproduceCommands } from '../replay/reproduce-commands.ts'
import { type FindingKind, responsible } from '../finding-kinds.ts'
import { aboutRun } from './run-words.ts'
import { findingWords, ruleWords } from './finding-words.ts'
import { type Language, messages } from '../i18n/messages.ts'
import { formatMoment } from '../timing/format-duration.ts'
import { eventWords } from './event-words.ts'
import { formatMessage } from '../i18n/format-message.ts'
import { platformNames } from './platform-names.ts'

/** A finding in words, the same in every format. */
interface FindingText {
  /** What was found, of which order. */
  readonly sentence: string
  /** Who is responsible, the rule and its promise, the place and that of the contract, one a line. */
  readonly about: readonly string[]
  /** The events that lead to it and prove it, one a line. */
  readonly chain: readonly string[]
  readonly place: Place
  /** What the contract says, where it was the contract that was broken. */
  readonly contract?: Place
}

/** Puts a finding of a run into words. */
export function findingText(finding: EvidencedFinding, run: RunResult, language: Language): FindingText {
  const { labels } = messages[language]
  const { rule, order, params } = finding
  const words = findingWords(finding, language)
  const place = findingPlace(finding, run)
  const contract = typeof params['place'] === 'string' ? contractPlace(params['place']) : undefined
  return {
    sentence: order === undefined ? words : `${labels.order} ${order}: ${words}`,
    about: [
      `${labels.party}: ${responsible(finding, run, language)}`,
      `${labels.rule}: ${rule}: ${ruleWords(rule, language)}`,
      `${labels.place}: ${placeWords(place)}`,
      ...(contract === undefined ? [] : [`${labels.contract}: ${placeWords(contract)}`]),
    ],
    chain: witnessLines(finding, run, language),
    place,
    ...(contract && { contract }),
  }
}

/** What the scenario of a run is and what it is good for. */
export function scenarioLines(run: RunResult, language: Language): readonly string[] {
  const about = aboutRun(run, language)
  return about === '' ? [] : [`${messages[language].labels.scenario}: ${about}`]
}

/** The command lines that reproduce a run here, the best first. */
export function reproduceLines(run: RunResult, language: Language): readonly string[] {
  return reproduceCommands(run).map((command) => `${messages[language].labels.reproduce}: ${command}`)
}

function placeWords({ file, line }: Place): string {
  return `${file}:${line}`
}

/** The events that prove a finding, one a line: `0:12.345 BILLmanager -> POST /vm/v3/host 200 host 12, task 40`. */
export function witnessLines(
  finding: EvidencedFinding,
  { platform }: Pick<RunResult, 'platform'>,
  language: Language,
): readonly string[] {
  return finding.evidence.map(
    (event) => `${formatMoment(event.atMs)} ${eventWords(event, platform, language)}`,
  )
}

/** A group may have a thousand runs; the first few names tell where to look. */
const mostNames = 3

/** In which other runs the same was found; undefined where in none. */
export function elsewhereWords({ runs }: FindingKind, language: Language): string | undefined {
  const [, ...others] = runs
  if (others.length === 0) return undefined
  const names = others
    .slice(0, mostNames)
    .map((run) => `${run.scenario} (${platformNames[run.platform]}, ${run.dialect})`)
  const more = others.length > mostNames ? [`+${others.length - mostNames}`] : []
  return formatMessage(
    messages[language].phrases.sameElsewhere,
    {
      count: runs.length,
      runs: [...names, ...more].join(', '),
    },
    language,
  )
}
