import { readFile } from 'node:fs/promises'
import { unreadableInput } from './unreadable-input.ts'

/**
 * The text of a file that the user has named.
 *
 * @throws HarnessError VMH_INPUT_MISSING
 */
export async function readInput(file: string): Promise<string> {
  try {
    return await readFile(file, 'utf8')
  } catch (error) {
    throw unreadableInput(file, error)
  }
}
