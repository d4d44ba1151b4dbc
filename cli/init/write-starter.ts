import { access } from 'node:fs/promises'
import { join } from 'node:path'
import { HarnessError } from '../../contracts/failures/harness-error.ts'
import { publicMode, writeWhole } from '../output/write-whole.ts'
import { starterFiles } from './starter.ts'

/**
 * Writes the starter project into a folder and gives the paths; what is there already is never overwritten.
 *
 * @throws HarnessError VMH_USAGE where one of its files exists, or VMH_OUTPUT_UNWRITABLE
 */
export async function writeStarter(folder: string): Promise<readonly string[]> {
  const paths = Object.keys(starterFiles).map((name) => join(folder, name))
  for (const path of paths) {
    const exists = await access(path).then(
      () => true,
      () => false,
    )
    if (exists)
      throw new HarnessError('VMH_USAGE', {
        problem: `${path} exists already`,
        help: 'vmharness init --help',
      })
  }
  for (const [name, text] of Object.entries(starterFiles))
    await writeWhole(join(folder, name), text, publicMode)
  return paths
}
