import { existsSync } from 'node:fs'
import { basename } from 'node:path'
import { HarnessError, type InputPlace } from '../../contracts/failures/harness-error.ts'
import { isRecord } from '../../contracts/vmmanager/is-record.ts'
import { unreadableInput } from './unreadable-input.ts'

/** The failure of a module that cannot be read, compiled or run, at the line of its file that is to blame. */
export function moduleFailure(file: string, cause: unknown): HarnessError {
  if (!existsSync(file)) return unreadableInput(file, cause)
  const place = placeOf(file, cause)
  return new HarnessError('VMH_MODULE_FAILED', { problem: problemOf(cause) }, { place, cause })
}

/** What a compiler says of the first mistake, else the first line of the error. */
function problemOf(cause: unknown): string {
  const [mistake] = mistakesOf(cause)
  if (typeof mistake?.['text'] === 'string') return mistake['text']
  const text = cause instanceof Error ? cause.message : String(cause)
  const [, told] = /ERROR: (.+)/.exec(text) ?? []
  return told ?? text.split('\n')[0] ?? ''
}

/** Compilers tell a place of its own; of what a module throws the stack knows it. */
function placeOf(file: string, cause: unknown): InputPlace {
  const location = mistakesOf(cause)[0]?.['location']
  if (isRecord(location) && typeof location['line'] === 'number' && typeof location['column'] === 'number') {
    return { file, line: location['line'], column: location['column'] + 1 }
  }
  const told = cause instanceof Error ? `${cause.message}\n${cause.stack ?? ''}` : ''
  const name = basename(file).replaceAll(/[^\w-]/g, String.raw`\$&`)
  const [, line, column] = new RegExp(`${name}[^:\\s]*:(\\d+):(\\d+)`).exec(told) ?? []
  return line === undefined || column === undefined
    ? { file }
    : { file, line: Number(line), column: Number(column) }
}

function mistakesOf(cause: unknown): readonly Readonly<Record<string, unknown>>[] {
  const errors: unknown = isRecord(cause) ? cause['errors'] : undefined
  return Array.isArray(errors) ? errors.filter((error) => isRecord(error)) : []
}
