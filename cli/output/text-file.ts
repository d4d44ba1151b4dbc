import { closeSync, fchmodSync, fstatSync, openSync, writeSync } from 'node:fs'
import { dirname } from 'node:path'
import { privateMode } from './private-mode.ts'
import { unwritable } from './unwritable.ts'
import { makeFolder } from '../../scenarios/load/make-folder.ts'

/** A text on its way to a file. */
export interface TextFile extends Disposable {
  readonly path: string
  readonly write: (text: string) => void
}

const chunkCharacters = 65_536

/**
 * Writes a text for its owner's eyes while it comes to be, so that a run that is cut short leaves what it has seen.
 *
 * @throws HarnessError VMH_OUTPUT_UNWRITABLE
 */
export function openTextFile(path: string): TextFile {
  const file = open(path)
  let waiting = ''
  const flush = (): void => {
    const text = waiting
    waiting = ''
    try {
      writeSync(file, text)
    } catch (error) {
      throw unwritable(path, error)
    }
  }
  return {
    path,
    write: (text) => {
      waiting += text
      if (waiting.length > chunkCharacters) flush()
    },
    [Symbol.dispose]: () => {
      flush()
      closeSync(file)
    },
  }
}

function open(path: string): number {
  try {
    makeFolder(dirname(path))
    const file = openSync(path, 'w', privateMode)
    // One that was there already has kept its mode.
    if (fstatSync(file).isFile()) fchmodSync(file, privateMode)
    return file
  } catch (error) {
    throw unwritable(path, error)
  }
}
