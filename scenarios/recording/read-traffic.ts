import { createHash } from 'node:crypto'
import { decodeTrace } from '../../contracts/trace/decode-trace.ts'
import { mostRecordedBytes, readInput } from '../load/read-input.ts'
import { traceFromHar } from './trace-from-har.ts'
import { logEntry, traceFromLog } from './trace-from-log.ts'
import type { ReadTraffic, TrafficChoices } from './traffic-choices.ts'

/**
 * What a file tells of platform and VMmanager: a trace of this harness, an HTTP archive (HAR) or a log of BILLmanager's
 * module, told apart by what they hold.
 *
 * @throws HarnessError VMH_INPUT_MISSING, VMH_TRACE_FOREIGN or VMH_TRACE_TRUNCATED
 */
export async function readTraffic(file: string, choices: TrafficChoices): Promise<ReadTraffic> {
  const text = await readInput(file, mostRecordedBytes)
  if (logEntry(text.slice(0, text.indexOf('\n'))) !== undefined) return traceFromLog(text, file, choices)
  const whole = archiveIn(text)
  if (whole !== undefined) return traceFromHar(whole, file, { ...choices, salt: saltOf(text) })
  const notes: string[] = []
  const events = decodeTrace(text, file, (problem) => {
    notes.push(`${file} is a recording, and ${problem}: taken as far as it goes`)
  })
  return { events, notes }
}

/** The same archive gives the same trace, and nobody without the archive knows what its fingerprints are of. */
function saltOf(text: string): string {
  return createHash('sha256').update(text).digest('hex')
}

/** A trace has one object a line; an archive is one object, on one line or on many. */
function archiveIn(text: string): unknown {
  if (!/^\s*\{\s*"log"\s*:\s*\{/.test(text)) return undefined
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
