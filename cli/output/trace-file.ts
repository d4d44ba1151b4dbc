import { closeSync, mkdirSync, openSync, writeSync } from 'node:fs'
import { dirname } from 'node:path'
import { encodeEvent } from '../../contracts/trace/encode-event.ts'
import type { TraceListener } from '../../contracts/trace/trace.ts'
import { unwritable } from './unwritable.ts'

/** A trace on its way to a file. */
export interface TraceFile extends Disposable {
  readonly path: string
  readonly write: TraceListener
}

const chunkCharacters = 65_536

/** What cannot be had a second time is written event by event, and over nothing. */
export interface TraceFileWishes {
  readonly once?: true
}

/**
 * Writes a trace while it happens, so that a run that is cut short leaves what it has seen.
 *
 * @throws HarnessError VMH_OUTPUT_UNWRITABLE
 */
export function openTraceFile(path: string, { once }: TraceFileWishes = {}): TraceFile {
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
    write: (event) => {
      waiting += encodeEvent(event)
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
