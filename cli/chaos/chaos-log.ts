import { closeSync, mkdirSync, openSync, writeSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { dirname } from 'node:path'
import type { CellRecord } from '../../scenarios/chaos/cell-record.ts'
import { cellName } from '../../scenarios/chaos/chaos-cell.ts'
import { unwritable } from '../output/unwritable.ts'

/** Where finished cells are kept, a line each, so that a run that was cut short can go on. */
export interface ChaosLog extends Disposable {
  write(record: CellRecord): void
}

/** @throws HarnessError VMH_OUTPUT_UNWRITABLE */
export function openChaosLog(path: string, isResumed: boolean): ChaosLog {
  let file: number
  try {
    mkdirSync(dirname(path), { recursive: true })
    file = openSync(path, isResumed ? 'a' : 'w')
  } catch (error) {
    throw unwritable(path, error)
  }
  return {
    write: (record) => void writeSync(file, `${JSON.stringify(record)}\n`),
    [Symbol.dispose]: () => closeSync(file),
  }
}

/** The cells that an earlier run with the same seed has finished, by name; a line that was cut is left out. */
export async function finishedCells(path: string, seed: number): Promise<ReadonlyMap<string, CellRecord>> {
  const text = await readFile(path, 'utf8').catch(() => '')
  const records = text.split('\n').flatMap((line) => parsed(line))
  return new Map(records.filter((record) => record.seed === seed).map((record) => [cellName(record), record]))
}

function parsed(line: string): readonly CellRecord[] {
  try {
    const record = JSON.parse(line) as CellRecord | null
    return typeof record?.verdict === 'string' && typeof record.step === 'string' ? [record] : []
  } catch {
    return []
  }
}
