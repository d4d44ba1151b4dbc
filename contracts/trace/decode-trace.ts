import { Ajv } from 'ajv'
import { HarnessError, type InputPlace } from '../failures/harness-error.ts'
import schema from './generated/trace-event.schema.json' with { type: 'json' }
import { type EndEvent, TRACE_VERSION, type TraceEvent } from './trace-event.ts'

const isEvent = new Ajv({ strict: false }).compile<TraceEvent>(schema)

type Place = Required<Omit<InputPlace, 'column'>>

/** Hears why a recording is taken to end where its file does. */
export type HearCut = (problem: string) => void

/**
 * Reads a trace file back. Traffic has no end of its own, so that a recording whose end event is missing, or whose last
 * line is cut, is taken to end with the last whole line. A run without its end is interrupted there, where `isCutAllowed`.
 *
 * @param hearCut - hears of that
 * @throws HarnessError VMH_TRACE_FOREIGN with the line that is none of ours,
 * or VMH_TRACE_TRUNCATED when the last event of a run is cut or missing
 */
export function decodeTrace(
  text: string,
  file: string,
  hearCut?: HearCut,
  { isCutAllowed = false }: { readonly isCutAllowed?: boolean } = {},
): readonly TraceEvent[] {
  if (text === '') throw foreign('it is empty: the run was cut before its first event', { file, line: 1 })
  const lines = text.split('\n')
  const rest = lines.pop() ?? ''
  const events = lines.map((line, index) => decodeLine(line, { file, line: index + 1 }))
  const [first] = events
  if (first?.type !== 'run') throw foreign('it does not begin with a run event', { file, line: 1 })
  const problem = cutOf(events, rest)
  if (problem === undefined) return events
  if (first.sight === 'wire') {
    hearCut?.(problem)
    return ended(events, 'completed')
  }
  if (isCutAllowed) {
    hearCut?.(problem)
    return ended(events, 'interrupted')
  }
  throw truncated(problem, { file, line: rest === '' ? lines.length : lines.length + 1 })
}

function cutOf(events: readonly TraceEvent[], rest: string): string | undefined {
  if (rest !== '') return 'its last line is cut'
  return events.at(-1)?.type === 'end' ? undefined : 'it has no end event'
}

function ended(events: readonly TraceEvent[], outcome: EndEvent['outcome']): readonly TraceEvent[] {
  const last = events.at(-1)
  if (last === undefined || last.type === 'end') return events
  return [...events, { seq: last.seq + 1, atMs: last.atMs, type: 'end', outcome }]
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
