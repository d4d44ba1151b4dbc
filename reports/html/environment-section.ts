import type { RunResult } from '../../scenarios/run/run-result.ts'
import { messages } from '../i18n/messages.ts'
import { product } from '../product.ts'
import { formatDuration } from '../timing/format-duration.ts'
import type { HtmlContext } from './html-context.ts'
import { markup, type Markup } from './markup.ts'
import { settingWords } from '../messages/run-words.ts'
import type { ReportOrigin } from '../report-context.ts'

/** What made the report, and what the harness itself has cost. */
export function environmentSection(
  results: readonly RunResult[],
  wallMs: number,
  { words, language }: HtmlContext,
): Markup {
  const { labels, units } = messages[language]
  const exchanges = results
    .filter(({ clock }) => clock === 'virtual')
    .reduce((sum, result) => sum + result.exchanges, 0)
  const eachUs = exchanges === 0 ? undefined : Math.round((wallMs * 1000) / exchanges)
  return markup`<section id="environment">
    <h2>${words.environment}</h2>
    <table>
      <tbody>
        <tr>
          <th scope="row">${words.version}</th>
          <td>${product.name} ${product.version}</td>
        </tr>
        <tr>
          <th scope="row">${labels.wall}</th>
          <td>${formatDuration(wallMs, units)}</td>
        </tr>
        ${
          eachUs === undefined
            ? undefined
            : markup`<tr>
                <th scope="row">${words.overhead}</th>
                <td>${eachUs} µs<br /><small>${words.overheadNote}</small></td>
              </tr>`
        }
      </tbody>
    </table>
  </section>`
}

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
