import { randomUUID } from 'node:crypto'
import { mkdir, rename, rm, writeFile } from 'node:fs/promises'
import { dirname } from 'node:path'
import { unwritable } from './unwritable.ts'

/**
 * Writes a file whole or not at all: beside its place first, then into it.
 *
 * @throws HarnessError VMH_OUTPUT_UNWRITABLE
 */
export async function writeWhole(path: string, text: string): Promise<void> {
  const draft = `${path}.${randomUUID()}.tmp`
  try {
    await mkdir(dirname(path), { recursive: true })
    await writeFile(draft, text)
    await rename(draft, path)
  } catch (error) {
    await rm(draft, { force: true }).catch(() => {})
    throw unwritable(path, error)
  }
}
