import { pathToFileURL } from 'node:url'
import { existsSync } from 'node:fs'
import { basename } from 'node:path'
import { HarnessError, type InputPlace } from '../../contracts/failures/harness-error.ts'
import { isRecord } from '../../contracts/vmmanager/is-record.ts'
import { unreadableInput } from './read-input.ts'

/** What runs from its sources has brought a loader already, and two of them spoil each other's work. */
const isSource = import.meta.url.endsWith('.ts')
let ready: Promise<unknown> | undefined

/** Loaded only for those who write scenarios in TypeScript: its start-up costs more than a whole run. */
async function readyForTypeScript(): Promise<void> {
  if (!isSource) await (ready ??= import('tsx/esm/api').then(({ register }) => register()))
}

/**
 * The default export of a module in TypeScript or JavaScript. Where it imports the harness, it gets the one that is
 * running, and not a second one. A process loads a file once, whatever becomes of it.
 *
 * @throws HarnessError VMH_INPUT_MISSING, or VMH_MODULE_FAILED at the line of the module that is to blame
 */
export async function loadModule(file: string): Promise<unknown> {
  try {
    await readyForTypeScript()
    return defaultExport(await imported(file))
  } catch (error) {
    throw moduleFailure(file, error)
  }
}

interface Loaded {
  readonly default?: unknown
}

/** How many modules are being loaded, and what ends the process when none is. */
let loading = 0
const exit = process.exit.bind(process)

/** A module that ends the process would end it before anything is judged, and with a good exit code. */
async function imported(file: string): Promise<Loaded> {
  if (loading++ === 0) {
    process.exit = (code) => {
      throw new Error(`it calls process.exit(${code ?? ''}), and a scenario must not end the harness`)
    }
  }
  try {
    return (await import(pathToFileURL(file).href)) as Loaded
  } finally {
    if (--loading === 0) process.exit = exit
  }
}

/** Outside of an ES module package the loader makes a CommonJS module, whose default export is one level deeper. */
function defaultExport({ default: exported }: Loaded): unknown {
  const isWrapped = typeof exported === 'object' && exported !== null && 'default' in exported
  return isWrapped ? exported.default : exported
}

/** The failure of a module that cannot be read, compiled or run, at the line of its file that is to blame. */
function moduleFailure(file: string, cause: unknown): HarnessError {
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
