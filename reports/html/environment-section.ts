import type { RunResult } from '../../scenarios/run/run-result.ts'
import { messages } from '../i18n/messages.ts'
import { product } from '../product.ts'
import { formatDuration } from '../timing/format-duration.ts'
import type { HtmlContext } from './html-context.ts'
import { markup, type Markup } from './markup.ts'

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
