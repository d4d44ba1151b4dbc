import type { RunResult } from '../scenarios/run/run-result.ts'
import { type Language, messages } from './i18n/messages.ts'
import { platformNames } from './messages/platform-names.ts'

/** Who has to act on a finding: the platform by its name, since several may stand in one report. */
export function responsible(
  { party }: Pick<RunResult['findings'][number], 'party'>,
  { platform }: Pick<RunResult, 'platform'>,
  language: Language,
): string {
  return party === 'consumer' ? platformNames[platform] : messages[language].parties[party]
}
