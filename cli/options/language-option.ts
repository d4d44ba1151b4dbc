import { Option } from 'commander'

/** `--lang`, of whatever the verb says: titles, lines, a report. */
export function languageOption(description: string): Option {
  return new Option('--lang <language>', description).choices(['en', 'ru']).default('en')
}
