import * as en from './en/index.ts'
import type { Language } from './language.ts'
import * as ru from './ru/index.ts'

export type { Language }

/** Every text of the reports in one language, by subject; in ICU syntax, to be said by `formatMessage`. */
export type Messages = typeof en

/** The texts of the reports by language. */
export const messages: Readonly<Record<Language, Messages>> = { en, ru }
