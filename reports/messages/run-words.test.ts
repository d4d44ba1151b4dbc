import { describe, expect, it, test } from 'vitest'
import { sampleFinding, sampleRun } from '../fixtures/sample-results.ts'
import {
  aboutRun,
  actionsWords,
  circumstancesWords,
  ordersWords,
  settingWords,
  titleOfRun,
  whyNotRunLine,
  whyNotRunWords,
} from './run-words.ts'
import { renderHtml } from '../html/render-html.ts'
import { renderJunit } from '../junit/render-junit.ts'
import { renderMarkdown } from '../markdown/render-markdown.ts'
import { renderTerminal } from '../terminal/render-terminal.ts'
import type { ActionRecord } from '../../contracts/lifecycle/action-book.ts'
import { whyNotRunCodes } from '../../scenarios/plan/why-not-run.ts'
import { renderCtrf } from '../ctrf/render-ctrf.ts'
import { renderJson } from '../json/render-json.ts'
import { messages } from '../i18n/messages.ts'

test('what decided the course of a run is told in words', () => {
  expect(circumstancesWords(sampleRun(), 'en')).toBe(
    'simulated VMmanager, dialect 2024.03, seed 42, virtual clock',
  )
  expect(circumstancesWords(sampleRun(), 'ru')).toBe(
    'VMmanager: симулятор, диалект 2024.03, зерно 42, часы виртуальные',
  )
})

test('a profile is named with its digest, in both languages', () => {
  const run = sampleRun({ profile: { name: 'staging', digest: '0123456789ab', source: 'a/staging.yaml' } })
  expect(circumstancesWords(run, 'en')).toBe(
    'simulated VMmanager, dialect 2024.03, seed 42, virtual clock, profile staging (0123456789ab)',
  )
  expect(circumstancesWords(run, 'ru')).toMatch(/, профиль staging \(0123456789ab\)$/)
})

const ru = { title: 'Один заказ', purpose: 'Одна ВМ.' }
const run = sampleRun({
  verdict: 'failed',
  findings: [sampleFinding],
  title: 'One order',
  purpose: 'One VM.',
  ru,
})

test('a run is about what its scenario says in the language of the report', () => {
  expect([titleOfRun(run, 'ru'), aboutRun(run, 'ru')]).toEqual(['Один заказ', 'Один заказ: Одна ВМ.'])
  expect([titleOfRun(run, 'en'), aboutRun(run, 'en')]).toEqual(['One order', 'One order: One VM.'])
  expect(aboutRun({ title: 'Own', purpose: 'p' }, 'ru')).toBe('Own: p')
  expect(aboutRun({ title: '' }, 'en')).toBe('')
})

test.each([
  ['terminal', renderTerminal([run], { language: 'ru', wallMs: 1, colour: false, width: 200 })],
  ['html', renderHtml([run], { language: 'ru', wallMs: 1 })],
  ['junit', renderJunit([run], { language: 'ru', wallMs: 1 })],
  ['markdown', renderMarkdown([run], { language: 'ru', wallMs: 1 })],
])('and no report in Russian shows the English words: %s', (_, text) => {
  expect(text).toContain('Один заказ')
  expect(text).not.toContain('One order')
})

test.each([
  ['targets', 'simulated', 'simulated', 'симулятор'],
  ['targets', 'simulated-http', 'simulated-http', 'симулятор по HTTP'],
  ['targets', 'staging', 'staging', 'staging'],
  ['clocks', 'virtual', 'virtual', 'виртуальные'],
  ['clocks', 'real', 'real', 'настоящие'],
  ['clocks', 'scaled:60', 'scaled:60', 'scaled:60'],
  ['clocks', 'toString', 'toString', 'toString'],
] as const)('of the %s %s is %s, and %s in Russian', (kind, value, english, russian) => {
  expect(settingWords(kind, value, 'en')).toBe(english)
  expect(settingWords(kind, value, 'ru')).toBe(russian)
})

const none = { active: 0, refused: 0, manual: 0, unsettled: 0 }

test.each([
  ['en', { active: 1 }, '1 order: 1 active'],
  ['en', { active: 11, refused: 1 }, '12 orders: 11 active, 1 refused'],
  [
    'en',
    { active: 1, refused: 2, manual: 3, unsettled: 4 },
    '10 orders: 1 active, 2 refused, 3 manual, 4 unsettled',
  ],
  ['ru', { manual: 3 }, '3 заказа: 3 у сотрудника'],
  ['ru', { active: 1 }, '1 заказ: 1 активен'],
  ['ru', { active: 21, refused: 1 }, '22 заказа: 21 активен, 1 отклонён'],
  ['ru', { refused: 2, unsettled: 1 }, '3 заказа: 2 отклонены, 1 не завершён'],
  ['ru', { active: 5, unsettled: 11 }, '16 заказов: 5 активны, 11 не завершены'],
] as const)('in %s %j are told as %s', (language, orders, words) => {
  expect(ordersWords({ orders: { ...none, ...orders } }, language)).toBe(words)
})

test('nothing is said where nothing was ordered', () => {
  expect(ordersWords({ orders: none }, 'en')).toBeUndefined()
})

const done: ActionRecord = { action: 'stop', order: 'web', outcome: 'done', tries: 1, asked: 1, ended: 2 }
const refused: ActionRecord = {
  ...done,
  action: 'change',
  outcome: 'refused',
  reason: 'no-room',
  tries: 3,
}

describe('what has become of the actions of a run', () => {
  it('is told of each that was not done, with its reason and tries', () => {
    expect(actionsWords({ actions: [done, refused] }, 'en')).toEqual([
      '2 actions: 1 done',
      'change web: refused (no-room), 3 tries',
    ])
    expect(actionsWords({ actions: [done, refused] }, 'ru')).toEqual([
      '2 действия: выполнено 1',
      'change web: отклонено (no-room), 3 попытки',
    ])
  })

  it('is nothing where all was done, and short where much was not', () => {
    expect(actionsWords({ actions: [done] }, 'en')).toEqual([])
    expect(actionsWords({}, 'en')).toEqual([])
    const many = Array.from({ length: 10 }, () => refused)
    expect(actionsWords({ actions: many }, 'en')).toHaveLength(5)
    expect(actionsWords({ actions: many }, 'en').at(-1)).toContain('7')
  })

  it('stands in the terminal and in Markdown', () => {
    const run = sampleRun({ actions: [done, refused] })
    const context = { language: 'en', wallMs: 1 } as const
    const words = 'change web: refused (no-room), 3 tries'
    expect(renderTerminal([run], { ...context, colour: false, width: 120 })).toContain(`\n    ${words}\n`)
    expect(renderMarkdown([run], context)).toContain(words)
  })
})

const skipped = sampleRun({
  verdict: 'skipped',
  why: { code: 'other-platform', params: { only: 'clouden', platform: 'clouden' } },
})
const russian = 'сценарий только для clouden; запустите его с --platform clouden'
const context = { language: 'ru', wallMs: 1 } as const
const formats: Readonly<Record<string, string>> = {
  terminal: renderTerminal([skipped], { ...context, colour: false, width: 200 }),
  markdown: renderMarkdown([skipped], context),
  html: renderHtml([skipped], context),
  junit: renderJunit([skipped], context),
  ctrf: renderCtrf([skipped], context),
}

describe('why a run was skipped or errored', () => {
  test.each(Object.keys(formats))('is told with its remedy in the language of the report: %s', (format) => {
    expect(formats[format]).toContain(russian)
  })

  test('is told by code and in words in JSON, from which any report can be made again', () => {
    const { runs } = JSON.parse(renderJson([skipped], context)) as { runs: [typeof skipped] }
    expect(runs[0]).toMatchObject({ why: skipped.why, reason: 'сценарий только для clouden' })
    expect(whyNotRunLine(runs[0], 'en')).toBe(
      'the scenario is for clouden only; run it with --platform clouden',
    )
  })

  test('is what a report says that knows no codes', () => {
    expect(whyNotRunLine({ reason: 'a', remedy: 'b' }, 'ru')).toBe('a; b')
    expect(whyNotRunLine({}, 'ru')).toBeUndefined()
  })

  test.each(['en', 'ru'] as const)(
    'of a failure of the harness stands in docs/errors.md (%s)',
    (language) => {
      const why = { code: 'VMH_INTERNAL', params: { problem: 'the disk is full' } } as const
      const words = whyNotRunWords({ why }, language)
      expect(words?.reason).toMatch(/^VMH_INTERNAL: .*the disk is full/)
      expect(words?.remedy).toBeTruthy()
    },
  )

  test.each(whyNotRunCodes)('speaks of the same values in every language: %s', (code) => {
    const placesIn = (['en', 'ru'] as const).map((language) => {
      const { reason, remedy = '' } = messages[language].whyNotRun[code]
      return new Set(`${reason} ${remedy}`.match(/(?<=\{)\w+/g))
    })
    for (const places of placesIn) expect(places).toEqual(placesIn[0])
  })
})
