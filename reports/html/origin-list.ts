import type { RunResult } from '../../scenarios/run/run-result.ts'
import { settingWords } from '../messages/setting-words.ts'
import type { ReportOrigin } from '../report-origin.ts'
import type { HtmlContext } from './html-context.ts'
import { markup, type Markup } from './markup.ts'

/** When, where, against what and by which command the runs of the page were made. */
export function originList(
  results: readonly RunResult[],
  origins: readonly ReportOrigin[],
  { words, language }: HtmlContext,
): Markup {
  const each = (value: (origin: ReportOrigin) => string): readonly string[] => [
    ...new Set(origins.map(value)),
  ]
  const of = (value: (run: RunResult) => string): readonly string[] => [...new Set(results.map(value))]
  const dates = each(({ date }) => date).map(
    (date) => markup`<time datetime="${date}">${date.slice(0, 19).replace('T', ' ')} UTC</time>`,
  )
  const facts: readonly (readonly [string, readonly (string | Markup)[]])[] = [
    [words.date, dates],
    [words.command, each(({ command }) => command).map((command) => markup`<code>${command}</code>`)],
    [words.target, of(({ target }) => settingWords('targets', target, language))],
    [words.dialect, of(({ dialect }) => dialect)],
    [words.host, each(({ host }) => host)],
    [words.version, each(({ versions }) => versions.join(', '))],
  ]
  const told = facts.flatMap(([name, values]) =>
    values.length === 0
      ? []
      : [
          markup`<div><dt>${name}</dt><dd>${values.map((value, index) => markup`${index === 0 ? '' : markup`<br />`}${value}`)}</dd></div> `,
        ],
  )
  return markup`<dl class="origin">
    ${told}
  </dl>`
}
