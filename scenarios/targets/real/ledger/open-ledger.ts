import {
  closeSync,
  existsSync,
  fstatSync,
  fsyncSync,
  openSync,
  readFileSync,
  readSync,
  writeSync,
} from 'node:fs'
import { dirname } from 'node:path'
import { HarnessError } from '../../../../contracts/failures/harness-error.ts'
import { type Ledger, ledgerOver } from './ledger-over.ts'
import { type LedgerLine, readLedger } from './read-ledger.ts'
import { makeFolder } from '../../../load/make-folder.ts'

/**
 * Opens a ledger, and begins it where there is none.
 *
 * @param today - ms since 1970
 * @throws HarnessError VMH_OUTPUT_UNWRITABLE, also from every call that writes
 */
export function openLedger(path: string, today: () => number): Ledger {
  const file = orUnwritable(path, () => open(path))
  const state = readLedger(readFileSync(path, 'utf8'))
  const append = (line: LedgerLine): void => orUnwritable(path, () => appendLine(file, line))
  return ledgerOver({ path, state, today, append, close: () => closeSync(file) })
}

/** The folder itself must survive a crash too, so that the file can be found. */
function open(path: string): number {
  const folder = dirname(path)
  makeFolder(folder)
  const isNew = !existsSync(path)
  const file = openSync(path, 'a+', 0o600)
  if (isNew) sync(folder)
  return file
}

function sync(folder: string): void {
  const handle = openSync(folder, 'r')
  fsyncSync(handle)
  closeSync(handle)
}

/** What a crashed writer has left of a line is ended first, so that it does not swallow this one. */
function appendLine(file: number, line: LedgerLine): void {
  writeSync(file, `${endsInLine(file) ? '' : '\n'}${JSON.stringify(line)}\n`)
  fsyncSync(file)
}

function endsInLine(file: number): boolean {
  const { size } = fstatSync(file)
  if (size === 0) return true
  const last = Buffer.alloc(1)
  readSync(file, last, 0, 1, size - 1)
  return last.toString() === '\n'
}

function orUnwritable<Value>(path: string, write: () => Value): Value {
  try {
    return write()
  } catch (error) {
    const problem = error instanceof Error ? error.message : String(error)
    throw new HarnessError('VMH_OUTPUT_UNWRITABLE', { path, problem }, { cause: error })
  }
}
