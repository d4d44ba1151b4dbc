import type { Language } from '../messages/messages.ts'
import type { HtmlWords } from './html-words.ts'

/** In which language the page is written. */
export interface HtmlContext {
  readonly language: Language
  readonly words: HtmlWords
}
