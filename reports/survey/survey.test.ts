import { describe, expect, it } from 'vitest'
import { messages } from '../i18n/messages.ts'
import { HarnessError } from '../../contracts/failures/harness-error.ts'
import { bad, ok, surveyTopics, warn } from '../../scenarios/targets/real/survey/survey-finding.ts'
import { renderSurvey, surveyLines, surveyVerdict } from './render-survey.ts'

const good = ok('login', 'done', { email: 'a@example.com' })
const skewed = warn('clock', 'skewed', { seconds: 30 })
const empty = bad('pool', new HarnessError('VMH_POOL_EMPTY', { pool: 'main', free: 0, vms: 1 }))
const gone = bad('reach', new HarnessError('VMH_TARGET_UNREACHABLE', { url: 'u', problem: 'p' }))

describe('the words about a target', () => {
  it('are of topics that there are', () => {
    const topics = Object.keys(messages.en.surveyFindings).map((key) => key.split('/')[0])
    expect(topics.filter((topic) => !surveyTopics.some((known) => known === topic))).toEqual([])
  })
})

describe('what was seen of a target', () => {
  it('is a line each, with what to do below it, and the verdict last', () => {
    const text = renderSurvey('staging', [good, skewed, empty], { language: 'en', colour: false })
    expect(text.split('\n')).toEqual([
      'ok    login    a@example.com is logged in',
      'warn  clock    the clocks are 30 s apart',
      '               Set both clocks by NTP.',
      'bad   pool     The address pool main has 0 free addresses, and `budget.vms` is 1',
      '               Release addresses, choose another `pool`, or lower `budget.vms`.',
      'staging is not ready: 1 bad, 1 to think about',
      '',
    ])
  })

  it('is coloured for those who want it', () => {
    expect(renderSurvey('staging', [good], { language: 'en', colour: true })).toContain('\u001B[32mok')
  })

  it.each([
    [[good, skewed], 'ready'],
    [[good, empty], 'not-ready'],
    [[gone], 'unreachable'],
  ] as const)('comes to a verdict: %#', (findings, verdict) => {
    expect(surveyVerdict(findings)).toBe(verdict)
    expect(surveyLines('staging', findings)).toContain(`"verdict":"${verdict}"`)
  })

  it('has for programs the code of what is bad', () => {
    expect(JSON.parse(surveyLines('staging', [empty]).split('\n')[0] ?? '')).toMatchObject({
      topic: 'pool',
      state: 'bad',
      code: 'VMH_POOL_EMPTY',
    })
  })
})
