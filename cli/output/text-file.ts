import { closeSync, mkdirSync, openSync, writeSync } from 'node:fs'
import { dirname } from 'node:path'
import { unwritable } from './unwritable.ts'

/** A text on its way to a file. */
export interface TextFile extends Disposable {
  readonly path: string
  readonly write: (text: string) => void
}

/** What cannot be had a second time is written bit by bit, and over nothing. */
export interface TextFileWishes {
  readonly once?: true
}

const chunkCharacters = 65_536

/**
 * Writes a text while it comes to be, so that a run that is cut short leaves what it has seen.
 *
 * @throws HarnessError VMH_OUTPUT_UNWRITABLE
 */
export function openTextFile(path: string, { once }: TextFileWishes = {}): TextFile {
  const file = open(path, once === true ? 'wx' : 'w')
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
      if (once === true || waiting.length > chunkCharacters) flush()
    },
    [Symbol.dispose]: () => {
      flush()
      closeSync(file)
    },
  }
}

function open(path: string, flags: 'w' | 'wx'): number {
  try {
    mkdirSync(dirname(path), { recursive: true })
    return openSync(path, flags)
  } catch (error) {
    throw unwritable(path, error)
  }
}
