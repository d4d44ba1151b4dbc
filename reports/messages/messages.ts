import type { Catalogue } from './catalogue.ts'
import { en } from './en.ts'
import { ru } from './ru.ts'

/** Languages that the reports speak. */
export type Language = 'en' | 'ru'

/** The words of the reports by language. */
export const messages: Readonly<Record<Language, Catalogue>> = { en, ru }
