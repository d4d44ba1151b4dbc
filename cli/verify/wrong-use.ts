import { HarnessError } from '../../contracts/failures/harness-error.ts'

/** Options of `vmharness verify` that do not go together. */
export function wrongUse(problem: string): HarnessError {
  return new HarnessError('VMH_USAGE', { problem, help: 'vmharness verify --help' })
}
