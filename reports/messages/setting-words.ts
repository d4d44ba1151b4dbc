import { type Language, messages } from '../i18n/messages.ts'

/** A simulated target or a clock in words; any other, as one of a configuration or `scaled:60`, by its own name. */
export function settingWords(kind: 'targets' | 'clocks', value: string, language: Language): string {
  const words: Readonly<Record<string, string>> = messages[language][kind]
  return Object.hasOwn(words, value) ? (words[value] ?? value) : value
}
