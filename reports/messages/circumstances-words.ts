import type { RunResult } from '../../scenarios/run/run-result.ts'
import { fillTemplate } from './fill-template.ts'
import { type Language, messages } from './messages.ts'
import { settingWords } from './setting-words.ts'

/** What decided the course of a run, or of several of one kind, in words. */
export function circumstancesWords(
  {
    target,
    dialect,
    profile,
    seed,
    clock,
  }: Pick<RunResult, 'target' | 'dialect' | 'profile' | 'seed' | 'clock'>,
  language: Language,
): string {
  const { phrases } = messages[language]
  const words = fillTemplate(phrases.circumstances, {
    target: settingWords('targets', target, language),
    dialect,
    seed,
    clock: settingWords('clocks', clock, language),
  })
  if (profile === undefined) return words
  const { name, digest } = profile
  return `${words}, ${fillTemplate(phrases.profile, { name, digest })}`
}
