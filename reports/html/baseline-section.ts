import type { Comparison } from '../compare/compare-reports.ts'
import { renderComparison } from '../compare/render-comparison.ts'
import type { HtmlContext } from './html-context.ts'
import { markup, type Markup } from './markup.ts'

/** What became slower, faster or otherwise against the baseline. */
export function baselineSection(comparison: Comparison, { words, language }: HtmlContext): Markup {
  const lines = renderComparison(comparison, language)
    .split('\n')
    .filter((line) => line !== '')
  const figures = lines.pop() ?? ''
  const verdict = comparison.isRegression ? 'failed' : 'passed'
  return markup`<section id="baseline"><h2>${words.baseline}</h2>
<p><span class="badge ${verdict}">${figures}</span></p>
<ul>${lines.map((line) => markup`<li>${line}</li>`)}</ul></section>`
}
