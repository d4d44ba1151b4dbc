import { randomUUID } from 'node:crypto'
import { readlink, rename, rm, stat, writeFile } from 'node:fs/promises'
import { dirname, resolve } from 'node:path'
import { makeFolder } from '../../scenarios/load/make-folder.ts'
import { HarnessError } from '../../contracts/failures/harness-error.ts'

/** Mode of files that hold what was said between platform and VMmanager: their owner alone reads them. */
export const privateMode = 0o600

/** Mode of files that others have to read: certificates to trust, files of a project. */
export const publicMode = 0o644

/**
 * Writes a file whole or not at all: beside its place first, then into it. Links are followed; what is no file, such as
 * a pipe or `/dev/stdout`, is written into as it stands.
 *
 * @param mode - who may read it; its owner alone where nothing is said
 * @throws HarnessError VMH_OUTPUT_UNWRITABLE
 */
export async function writeWhole(path: string, text: string, mode: number = privateMode): Promise<void> {
  try {
    makeFolder(dirname(path))
    if (await isStream(path)) await writeFile(path, text)
    else await replace(await placeOf(path), text, mode)
  } catch (error) {
    throw unwritable(path, error)
  }
}

async function replace(path: string, text: string, mode: number): Promise<void> {
  const draft = `${path}.${randomUUID()}.tmp`
  try {
    await writeFile(draft, text, { mode })
    await rename(draft, path)
  } catch (error) {
    await rm(draft, { force: true }).catch(() => {})
    throw error
  }
}

/** Devices and pipes can be replaced by a file like anything else, to the harm of everybody who uses them. */
async function isStream(path: string): Promise<boolean> {
  const found = await stat(path).catch(() => undefined)
  return found !== undefined && !found.isFile() && !found.isDirectory()
}

/** More links in a row lead in a circle. */
const mostLinks = 40

async function placeOf(path: string): Promise<string> {
  let place = path
  for (let links = 0; links < mostLinks; links++) {
    const target = await readlink(place).catch(() => undefined)
    if (target === undefined) return place
    place = resolve(dirname(place), target)
  }
  return place
}

/** The failure of a file that cannot be written, as where it may not be written over. */
export function unwritable(path: string, cause: unknown): HarnessError {
  const { code, syscall } = (cause ?? {}) as NodeJS.ErrnoException
  if (code === 'EEXIST' && syscall === 'open')
    return new HarnessError('VMH_OUTPUT_EXISTS', { path }, { cause })
  const problem = cause instanceof Error ? cause.message : String(cause)
  return new HarnessError('VMH_OUTPUT_UNWRITABLE', { path, problem }, { cause })
}
