import { HarnessError } from '../../contracts/failures/harness-error.ts'

/** The failure of a file that the user has named and that cannot be read; of its cause the first line. */
export function unreadableInput(file: string, cause: unknown): HarnessError {
  const problem = cause instanceof Error ? (cause.message.split('\n')[0] ?? '') : String(cause)
  return new HarnessError('VMH_INPUT_MISSING', { path: file, problem }, { cause })
}
