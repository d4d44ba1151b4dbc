import type { Language } from '../i18n/format-message.ts'
import type { Catalogue } from './catalogue.ts'
import { en } from './en.ts'
import { ru } from './ru.ts'

export type { Language }

/** The words of the reports by language. */
export const messages: Readonly<Record<Language, Catalogue>> = { en, ru }
