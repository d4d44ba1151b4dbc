import { Ajv } from 'ajv'
import { HarnessError } from '../failures/harness-error.ts'
import schema from './generated/trace-event.schema.json' with { type: 'json' }
import { TRACE_VERSION, type TraceEvent } from './trace-event.ts'

const isEvent = new Ajv({ strict: false }).compile<TraceEvent>(schema)

/**
 * Reads a trace file back.
 *
 * @throws HarnessError VMH_TRACE_FOREIGN with the line that is none of ours,
 * or VMH_TRACE_TRUNCATED when the last event is cut or missing
 */
export function decodeTrace(text: string, file: string): readonly TraceEvent[] {
  const lines = text.split('\n')
  const rest = lines.pop() ?? ''
  const events = lines.map((line, index) => decodeLine(line, { file, line: index + 1 }))
  if (events[0]?.type !== 'run') throw foreign('it does not begin with a run event', { file, line: 1 })
  const place = { file, line: lines.length }
  if (rest !== '')
    throw new HarnessError('VMH_TRACE_TRUNCATED', { problem: 'its last line is cut' }, { place })
  if (events.at(-1)?.type !== 'end') {
    throw new HarnessError('VMH_TRACE_TRUNCATED', { problem: 'it has no end event' }, { place })
  }
  return events
}

function decodeLine(line: string, place: { readonly file: string; readonly line: number }): TraceEvent {
  const event = parse(line)
  if (event === undefined) throw foreign('a line is not JSON', place)
  const version = versionOf(event)
  if (place.line === 1 && version !== undefined && version !== TRACE_VERSION) {
    throw foreign(`it has version ${version}, and this harness reads version ${TRACE_VERSION}`, place)
  }
  if (!isEvent(event)) throw foreign('a line is not an event of a trace', place)
  if (event.seq !== place.line - 1) throw foreign(`event ${place.line - 1} is missing or out of place`, place)
  return event
}

function versionOf(event: unknown): number | undefined {
  const isVersioned = typeof event === 'object' && event !== null && 'version' in event
  return isVersioned && typeof event.version === 'number' ? event.version : undefined
}

function parse(line: string): unknown {
  try {
    return JSON.parse(line)
  } catch {
    return undefined
  }
}

function foreign(problem: string, place: { readonly file: string; readonly line: number }): HarnessError {
  return new HarnessError('VMH_TRACE_FOREIGN', { problem }, { place })
}
