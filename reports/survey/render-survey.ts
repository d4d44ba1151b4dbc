import type { SurveyFinding } from '../../scenarios/targets/real/survey/survey-finding.ts'
import { formatMessage } from '../i18n/format-message.ts'
import { type Language, messages } from '../i18n/messages.ts'
import type { SurveyKey } from '../i18n/keys.ts'
import { createPaint, type Tone } from '../terminal/paint.ts'

/** How it is shown. */
export interface SurveyStyle {
  readonly language: Language
  readonly colour: boolean
}

/** `unreachable`: the environment keeps anybody from telling. */
export type SurveyVerdict = 'ready' | 'not-ready' | 'unreachable'

const ofEnvironment: ReadonlySet<string> = new Set(['VMH_TARGET_UNREACHABLE', 'VMH_TARGET_UNTRUSTED'])

/** What all findings together mean. */
export function surveyVerdict(findings: readonly SurveyFinding[]): SurveyVerdict {
  const failures = findings.flatMap((finding) => (finding.state === 'bad' ? [finding.failure.code] : []))
  if (failures.some((code) => ofEnvironment.has(code))) return 'unreachable'
  return failures.length === 0 ? 'ready' : 'not-ready'
}

/** A line for each thing that was seen of a target, with what to do where it is not well; the last one is the verdict. */
export function renderSurvey(
  target: string,
  findings: readonly SurveyFinding[],
  { language, colour }: SurveyStyle,
): string {
  const { topics, states, verdicts } = messages[language].survey
  const paint = createPaint(colour)
  const stateWidth = Math.max(...Object.values(states).map(({ length }) => length))
  const topicWidth = Math.max(...Object.values(topics).map(({ length }) => length))
  const lines = findings.flatMap((finding) => {
    const { seen, remedy } = wordsOf(finding, language)
    const state = paint(tones[finding.state], states[finding.state].padEnd(stateWidth))
    const head = `${state}  ${topics[finding.topic].padEnd(topicWidth)}  ${seen}`
    return remedy === undefined ? [head] : [head, `${' '.repeat(stateWidth + topicWidth + 4)}${remedy}`]
  })
  const verdict = surveyVerdict(findings)
  const last = formatMessage(verdicts[verdict], { target, ...countStates(findings) }, language)
  return `${[...lines, paint(verdict === 'ready' ? 'good' : 'bad', last)].join('\n')}\n`
}

/** One JSON object a line, the verdict last. */
export function surveyLines(target: string, findings: readonly SurveyFinding[]): string {
  const told = findings.map((finding) => {
    const { topic, state } = finding
    const code = finding.state === 'bad' ? { code: finding.failure.code } : { detail: finding.detail }
    return { topic, state, ...code, ...wordsOf(finding, 'en') }
  })
  const verdict = { target, verdict: surveyVerdict(findings), ...countStates(findings) }
  return [...told, verdict].map((line) => `${JSON.stringify(line)}\n`).join('')
}

const tones: Readonly<Record<SurveyFinding['state'], Tone>> = { ok: 'good', warn: 'warning', bad: 'bad' }

function wordsOf(
  finding: SurveyFinding,
  language: Language,
): { readonly seen: string; readonly remedy?: string } {
  if (finding.state === 'bad') return { seen: finding.failure.message, remedy: finding.failure.remedy }
  const { topic, detail, params } = finding
  const [seen, remedy] = messages[language].surveyFindings[`${topic}/${detail}` as SurveyKey]
  return {
    seen: formatMessage(seen, params, language),
    ...(remedy !== undefined && { remedy: formatMessage(remedy, params, language) }),
  }
}

function countStates(findings: readonly SurveyFinding[]): Readonly<Record<SurveyFinding['state'], number>> {
  const count = (state: SurveyFinding['state']): number =>
    findings.filter((finding) => finding.state === state).length
  return { ok: count('ok'), warn: count('warn'), bad: count('bad') }
}
