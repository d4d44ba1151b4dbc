import { HarnessError } from '../../contracts/failures/harness-error.ts'

/** The failure of a file that cannot be written, as where it may not be written over. */
export function unwritable(path: string, cause: unknown): HarnessError {
  const { code, syscall } = (cause ?? {}) as NodeJS.ErrnoException
  if (code === 'EEXIST' && syscall === 'open')
    return new HarnessError('VMH_OUTPUT_EXISTS', { path }, { cause })
  const problem = cause instanceof Error ? cause.message : String(cause)
  return new HarnessError('VMH_OUTPUT_UNWRITABLE', { path, problem }, { cause })
}
