import { open, stat } from 'node:fs/promises'
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

/** More than anybody writes by hand, and less than would fill the memory of a small machine. */
export const mostWrittenBytes: number = 8 * 1024 * 1024

/** What machines have written, such as the trace of a hundred thousand exchanges. */
export const mostRecordedBytes: number = 400 * 1024 * 1024

/**
 * The text of a file that the user has named. It is refused by its size before it is read.
 *
 * @throws HarnessError VMH_INPUT_MISSING or VMH_INPUT_TOO_LARGE
 */
export async function readInput(file: string, mostBytes: number = mostWrittenBytes): Promise<string> {
  try {
    const found = await stat(file)
    // A pipe would keep the reader until somebody writes.
    if (!found.isFile() && !found.isDirectory()) throw new Error('it is no file: save what it gives in one')
    await using handle = await open(file)
    const { size } = await handle.stat()
    if (size > mostBytes) throw new HarnessError('VMH_INPUT_TOO_LARGE', { path: file, size, most: mostBytes })
    return await handle.readFile('utf8')
  } catch (error) {
    throw HarnessError.is(error) ? error : unreadableInput(file, error)
  }
}
