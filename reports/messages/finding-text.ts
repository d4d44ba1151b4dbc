import type { EvidencedFinding, RunResult } from '../../scenarios/run/run-result.ts'
import { contractPlace } from '../places/contract-place.ts'
import { findingPlace } from '../places/finding-place.ts'
import type { Place } from '../places/place.ts'
import { reproduceCommands } from '../replay/reproduce-commands.ts'
import { responsible } from '../responsible.ts'
import { aboutRun } from './about-run.ts'
import { findingWords, ruleWords } from './finding-words.ts'
import { type Language, messages } from '../i18n/messages.ts'
import { witnessLines } from './witness-lines.ts'

/** A finding in words, the same in every format. */
export interface FindingText {
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
