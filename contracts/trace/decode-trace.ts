import { Ajv } from 'ajv'
import { HarnessError, type InputPlace } from '../failures/harness-error.ts'
import schema from './generated/trace-event.schema.json' with { type: 'json' }
import { TRACE_VERSION, type TraceEvent } from './trace-event.ts'

const isEvent = new Ajv({ strict: false }).compile<TraceEvent>(schema)

type Place = Required<Omit<InputPlace, 'column'>>

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
  if (rest !== '') throw truncated('its last line is cut', { file, line: lines.length + 1 })
  if (events.at(-1)?.type !== 'end') throw truncated('it has no end event', { file, line: lines.length })
  return events
}

function decodeLine(line: string, place: Place): TraceEvent {
  const event = parse(line)
  if (event === undefined) throw foreign('a line is not JSON', place)
  const version = versionOf(event)
  if (version !== undefined && version !== TRACE_VERSION) {
    throw foreign(
      `it has version ${JSON.stringify(version)}, and this harness reads version ${TRACE_VERSION}`,
      place,
    )
  }
  if (!isEvent(event)) throw foreign('a line is not an event of a trace', place)
  if (event.seq !== place.line - 1) throw foreign(`event ${place.line - 1} is missing or out of place`, place)
  return event
}

function versionOf(event: unknown): unknown {
  const { type, version } = (event ?? {}) as { readonly type?: unknown; readonly version?: unknown }
  return type === 'run' ? version : undefined
}

function parse(line: string): unknown {
  try {
    return JSON.parse(line)
  } catch {
    return undefined
  }
}

function foreign(problem: string, place: Place): HarnessError {
  return new HarnessError('VMH_TRACE_FOREIGN', { problem }, { place })
}

function truncated(problem: string, place: Place): HarnessError {
  return new HarnessError('VMH_TRACE_TRUNCATED', { problem }, { place })
}
