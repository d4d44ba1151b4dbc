import { closeSync, fchmodSync, fstatSync, openSync, writeSync } from 'node:fs'
import { dirname } from 'node:path'
import { makeFolder } from '../../scenarios/load/make-folder.ts'
import { type TraceListener, encodeEvent } from '../../contracts/trace/trace.ts'
import type { Plan } from '../../scenarios/plan/plan.ts'
import { moduleLog } from '../../simulators/billmanager/module-log.ts'
import { privateMode, unwritable } from './write-whole.ts'

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

/** A trace on its way to a file. */
interface TraceFile extends Disposable {
  readonly path: string
  readonly write: TraceListener
}

/**
 * Writes a trace while it happens.
 *
 * @throws HarnessError VMH_OUTPUT_UNWRITABLE
 */
export function openTraceFile(path: string): TraceFile {
  const file = openTextFile(path)
  return {
    path,
    write: (event) => file.write(encodeEvent(event)),
    [Symbol.dispose]: () => file[Symbol.dispose](),
  }
}

/** The logs of the modules of one run on their way to files. */
interface ModuleLogs extends Disposable {
  readonly write: TraceListener
}

/**
 * Writes the logs of BILLmanager's modules, each to `<path>.<module>.log` as soon as it has a line; undefined for other
 * platforms, of whose logs nothing is known.
 *
 * @throws HarnessError VMH_OUTPUT_UNWRITABLE
 */
export function openModuleLogs(
  { platform, world }: Pick<Plan, 'platform' | 'world'>,
  path: string,
): ModuleLogs | undefined {
  if (platform !== 'billmanager') return undefined
  const log = moduleLog(world.beginsAtMs)
  const files = new Map<string, TextFile>()
  return {
    write: (event) => {
      const { module, lines } = log(event)
      if (lines.length === 0) return
      const file = files.get(module) ?? openTextFile(`${path}.${module}.log`)
      files.set(module, file)
      file.write(`${lines.join('\n')}\n`)
    },
    [Symbol.dispose]: () => {
      for (const file of files.values()) file[Symbol.dispose]()
    },
  }
}
