import type { Language, Messages } from '../i18n/messages.ts'

/** In which language the page is written. */
export interface HtmlContext {
  readonly language: Language
  readonly words: Messages['html']
}
