/** Languages that the reports speak, the usual one first. */
export const languages = ['en', 'ru'] as const

/** One of them. */
export type Language = (typeof languages)[number]
