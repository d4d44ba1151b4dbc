import { exchangesAnchor } from './anchors.ts'
import type { HtmlContext } from './html-context.ts'
import { markup, type Markup } from './markup.ts'
import type { ToldRun } from './told-run.ts'

/** Where the script of the page puts the exchanges of a run when they are asked for. */
export function viewerSection({ exchanges, index }: ToldRun, { words }: HtmlContext): Markup | undefined {
  if (exchanges.length === 0) return undefined
  return markup`<h4>${words.viewer}</h4>
    <noscript><p>${words.noScript}</p></noscript>
    <details
      class="viewer"
      id="${exchangesAnchor(index)}"
      data-run="${index}"
      data-filter="${words.filter}"
      data-hint="${words.filterHint}"
      data-request="${words.request}"
      data-response="${words.response}"
      data-expected="${words.expected}"
      data-found="${words.found}"
    >
      <summary>${words.open}</summary>
      <p>${words.viewerNote}</p>
    </details>`
}
