import type { EvidencedFinding, RunResult } from '../../scenarios/run/run-result.ts'
import { formatMoment } from '../timing/format-moment.ts'
import { eventWords } from './event-words.ts'
import type { Language } from '../i18n/messages.ts'

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
