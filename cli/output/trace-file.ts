import { encodeEvent } from '../../contracts/trace/encode-event.ts'
import type { TraceListener } from '../../contracts/trace/trace.ts'
import { openTextFile } from './text-file.ts'

/** A trace on its way to a file. */
export interface TraceFile extends Disposable {
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
