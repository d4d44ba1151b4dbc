import { type FailureCode, failures } from '../../contracts/failures/failures.ts'
import { type Language, messages } from '../i18n/messages.ts'
import type { Explanation } from './explanation.ts'
import { placeholderWords } from './placeholder-words.ts'

/** Commands that end with the failure; the others need a broken surrounding. */
const commands: Readonly<Partial<Record<FailureCode, string>>> = {
  VMH_USAGE: 'vmharness run --seed many',
  VMH_INPUT_MISSING: 'vmharness run no-such-scenario',
  VMH_OUTPUT_UNWRITABLE: 'vmharness run single-order --report json=/no-such-folder/report.json',
}

/** What a VMH_ code means and what to do; undefined for any other name. */
export function explainFailure(name: string, language: Language): Explanation | undefined {
  const code = name.toUpperCase()
  if (!Object.hasOwn(failures, code)) return undefined
  const { what, remedy } = messages[language].failures[code as FailureCode]
  const { [code as FailureCode]: reproduce } = commands
  const { remedy: remedyWord, anyWhy, docs } = messages[language].explain
  return {
    kind: 'failure',
    name: code,
    meaning: `${placeholderWords(what, language)}.`,
    details: [`${remedyWord}: ${placeholderWords(remedy, language)}`],
    why: [anyWhy.failure],
    source: `${docs}/errors.md#${code.toLowerCase()}`,
    ...(reproduce !== undefined && { reproduce }),
  }
}
