import type { Comparison } from '../compare/compare-reports.ts'
import { changeLines, comparisonFigures } from '../compare/render-comparison.ts'
import type { HtmlContext } from './html-context.ts'
import { markup, type Markup } from './markup.ts'

/** What became slower, faster or otherwise against the baseline. */
export function baselineSection(comparison: Comparison, { words, language }: HtmlContext): Markup {
  const verdict = comparison.isRegression ? 'failed' : 'passed'
  return markup`<section id="baseline"><h2>${words.baseline}</h2>
<p><span class="badge ${verdict}">${comparisonFigures(comparison, language)}</span></p>
<ul>${changeLines(comparison, language).map((line) => markup`<li>${line}</li>`)}</ul></section>`
}
