import {
  type FailureCode,
  type FailureEntry,
  failures as entries,
} from '../../../contracts/failures/failures.ts'

/** What failed, and what to do, as the catalogue of failures says. */
export const failures: Readonly<Record<FailureCode, Pick<FailureEntry, 'what' | 'remedy'>>> = entries
