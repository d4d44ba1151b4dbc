import { closeSync, openSync, writeSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { dirname } from 'node:path'
import { HarnessError } from '../../contracts/failures/harness-error.ts'
import { type CellRecord, cellName } from '../../scenarios/chaos/cell-record.ts'
import { mostRecordedBytes, readInput } from '../../scenarios/load/read-input.ts'
import { makeFolder } from '../../scenarios/load/make-folder.ts'
import { privateMode, unwritable } from '../output/write-whole.ts'

/** Where finished cells are kept, a line each, so that a run that was cut short can go on. */
export interface ChaosLog extends Disposable {
  write(record: CellRecord): void
}

/** @throws HarnessError VMH_OUTPUT_UNWRITABLE */
export function openChaosLog(path: string, isResumed: boolean): ChaosLog {
  let file: number
  try {
    makeFolder(dirname(path))
    file = openSync(path, isResumed ? 'a' : 'w', privateMode)
  } catch (error) {
    throw unwritable(path, error)
  }
  return {
    write: (record) => void writeSync(file, `${JSON.stringify(record)}\n`),
    [Symbol.dispose]: () => closeSync(file),
  }
}

/**
 * Every cell that an earlier run has finished.
 *
 * @throws HarnessError VMH_INPUT_MISSING, also where the file holds none
 */
export async function readChaosLog(path: string): Promise<readonly CellRecord[]> {
  const records = recordsIn(await readInput(path, mostRecordedBytes))
  if (records.length > 0) return records
  throw new HarnessError('VMH_INPUT_MISSING', { path, problem: 'it holds no cell of `vmharness chaos`' })
}

/** The cells that an earlier run with the same seed has finished, by name; a line that was cut is left out. */
export async function finishedCells(path: string, seed: number): Promise<ReadonlyMap<string, CellRecord>> {
  const text = await readFile(path, 'utf8').catch(() => '')
  const records = recordsIn(text)
  return new Map(records.filter((record) => record.seed === seed).map((record) => [cellName(record), record]))
}

function recordsIn(text: string): readonly CellRecord[] {
  return text.split('\n').flatMap((line) => parsed(line))
}

function parsed(line: string): readonly CellRecord[] {
  try {
    const record = JSON.parse(line) as CellRecord | null
    return typeof record?.verdict === 'string' && typeof record.step === 'string' ? [record] : []
  } catch {
    return []
  }
}
