import { chaosSection } from '../html/chaos-section.ts'
import { htmlWords } from '../html/html-words.ts'
import { markup, Markup } from '../html/markup.ts'
import { pageStyle } from '../html/page-style.ts'
import type { Language } from '../messages/messages.ts'
import type { HeatMap } from './heat-map.ts'

/** Nothing is loaded and no script runs. */
const policy = "default-src 'none'; style-src 'unsafe-inline'"

/** The matrix as one page that needs nothing else. */
export function renderHeatMapHtml(map: HeatMap, language: Language): string {
  const words = htmlWords[language]
  const page = markup`${new Markup('<!doctype html>')}
    <html lang="${language}">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width,initial-scale=1" />
        <meta http-equiv="Content-Security-Policy" content="${policy}" />
        <title>${words.chaos}</title>
        <style>
          ${new Markup(pageStyle)}
        </style>
      </head>
      <body>
        <main><h1>${words.title}</h1>${chaosSection(map, { language, words })}</main>
      </body>
    </html> `
  return `${page.text.trim()}\n`
}
