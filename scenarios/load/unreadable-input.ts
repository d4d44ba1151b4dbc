import { HarnessError } from '../../contracts/failures/harness-error.ts'

/** What the operating system says, in words. */
const words: Readonly<Record<string, string>> = {
  ENOENT: 'there is no such file',
  ENOTDIR: 'a part of the path is a file and no folder',
  EISDIR: 'it is a folder, and a file is needed',
  EACCES: 'it may not be read by this user',
  EPERM: 'it may not be read by this user',
}

/** The failure of a file that the user has named and that cannot be read, in words, else by the first line of its cause. */
export function unreadableInput(file: string, cause: unknown): HarnessError {
  return new HarnessError('VMH_INPUT_MISSING', { path: file, problem: problemOf(file, cause) }, { cause })
}

function problemOf(file: string, cause: unknown): string {
  if (!(cause instanceof Error)) return String(cause)
  const { code = '', path = file }: NodeJS.ErrnoException = cause
  // A module may fail to read another file than itself.
  const known = path === file && Object.hasOwn(words, code) ? words[code] : undefined
  return known ?? cause.message.split('\n')[0] ?? ''
}
