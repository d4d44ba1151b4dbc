import { describe, expect, test } from 'vitest'
import { whyNotRunCodes } from '../../scenarios/plan/why-not-run.ts'
import { sampleRun } from '../fixtures/sample-results.ts'
import { renderCtrf } from '../ctrf/render-ctrf.ts'
import { renderHtml } from '../html/render-html.ts'
import { renderJson } from '../json/render-json.ts'
import { renderJunit } from '../junit/render-junit.ts'
import { renderMarkdown } from '../markdown/render-markdown.ts'
import { renderTerminal } from '../terminal/render-terminal.ts'
import { messages } from '../i18n/messages.ts'
import { whyNotRunLine, whyNotRunWords } from './why-not-run-words.ts'

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
