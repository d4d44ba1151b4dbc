import { HarnessError } from '../../contracts/failures/harness-error.ts'

/** The failure of a file that cannot be written. */
export function unwritable(path: string, cause: unknown): HarnessError {
  const problem = cause instanceof Error ? cause.message : String(cause)
  return new HarnessError('VMH_OUTPUT_UNWRITABLE', { path, problem }, { cause })
}
