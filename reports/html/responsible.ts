import type { RunResult } from '../../scenarios/run/run-result.ts'
import { brokenFindings } from '../broken-findings.ts'
import type { Language } from '../i18n/messages.ts'
import { responsible } from '../responsible.ts'

/** Who has to act on the broken promises of a run, each once. */
export function responsibleOf(run: RunResult, language: Language): readonly string[] {
  return [...new Set(brokenFindings(run).map((finding) => responsible(finding, run, language)))]
}

/** The rules that a run broke, each once. */
export function rulesBrokenBy(run: RunResult): readonly string[] {
  return [...new Set(brokenFindings(run).map(({ rule }) => rule))]
}
