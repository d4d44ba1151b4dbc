import { chaosSection } from '../html/chaos-section.ts'
import { htmlPage } from '../html/html-page.ts'
import { type Language, messages } from '../i18n/messages.ts'
import { markup } from '../html/markup.ts'
import type { HeatMap } from './heat-map.ts'

/** The matrix as one page that needs nothing else. */
export function renderHeatMapHtml(map: HeatMap, language: Language): string {
  const words = messages[language].html
  const body = markup`<main><h1>${words.title}</h1>${chaosSection(map, { language, words })}</main>`
  return htmlPage({ language, title: words.chaos }, body)
}
