import type { HarnessError } from '../../../../contracts/failures/harness-error.ts'

/** What was looked at, in the order in which it is. */
export const surveyTopics = [
  'reach',
  'trust',
  'clock',
  'login',
  'role',
  'version',
  'cluster',
  'os',
  'preset',
  'pool',
  'budget',
] as const

export type SurveyTopic = (typeof surveyTopics)[number]

/** One thing that was seen about a target. */
export type SurveyFinding = SurveyNote | SurveyFailure

/** All is well, or it works and is worth a thought. */
export interface SurveyNote {
  readonly topic: SurveyTopic
  readonly state: 'ok' | 'warn'
  /** Which of the ways to be so; key of its words together with the topic. */
  readonly detail: string
  readonly params: Readonly<Record<string, string | number>>
}

/** Nothing can be run. */
export interface SurveyFailure {
  readonly topic: SurveyTopic
  readonly state: 'bad'
  readonly failure: HarnessError
}

export function ok(topic: SurveyTopic, detail: string, params: SurveyNote['params'] = {}): SurveyNote {
  return { topic, state: 'ok', detail, params }
}

export function warn(topic: SurveyTopic, detail: string, params: SurveyNote['params'] = {}): SurveyNote {
  return { topic, state: 'warn', detail, params }
}

export function bad(topic: SurveyTopic, failure: HarnessError): SurveyFailure {
  return { topic, state: 'bad', failure }
}
