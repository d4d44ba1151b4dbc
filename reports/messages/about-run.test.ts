import { expect, test } from 'vitest'
import { sampleFinding, sampleRun } from '../fixtures/sample-results.ts'
import { renderHtml } from '../html/render-html.ts'
import { renderJunit } from '../junit/render-junit.ts'
import { renderMarkdown } from '../markdown/render-markdown.ts'
import { renderTerminal } from '../terminal/render-terminal.ts'
import { aboutRun, titleOfRun } from './about-run.ts'

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
