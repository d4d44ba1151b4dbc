import type { RunResult } from '../../scenarios/run/run-result.ts'
import { formatMessage } from '../i18n/format-message.ts'
import { type Language, messages } from '../i18n/messages.ts'
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
  const words = formatMessage(
    phrases.circumstances,
    {
      target: settingWords('targets', target, language),
      dialect,
      seed,
      clock: settingWords('clocks', clock, language),
    },
    language,
  )
  if (profile === undefined) return words
  const { name, digest } = profile
  return `${words}, ${formatMessage(phrases.profile, { name, digest }, language)}`
}
