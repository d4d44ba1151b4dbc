import type { ExchangeEvent, OperationEvent, TraceFact } from '../../contracts/trace/trace-event.ts'
import { redact } from '../../contracts/trace/redact.ts'
import { errorDocument } from './error-document.ts'
import { moduleCommand } from './module-command.ts'

/** A fact and when it was told, in ms since the run began. */
export type TimedFact = TraceFact & { readonly atMs: number }

/** What the log of one service has to know besides its facts. */
export interface LogSource {
  readonly order: string
  /** Id of the service. */
  readonly item: number
  /** The date at which the run began, in ms since 1970 (UTC). */
  readonly beganAtMs: number
}

type Level = 'TRACE' | 'INFO' | 'EXTINFO' | 'WARNING' | 'ERROR'

/** One line before it has its time and its process. */
type Entry = readonly [source: string, level: Level, text: string]

const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'] as const

/** The first process; each run of the module has the next. */
const firstProcess = 13_972

/**
 * The log of the module for one service, in the shape of `pmvmmgr6.log` without its colours: month, day and time,
 * process and thread, source, level, text (pastebin.com/yWN7bfYH). The first lines of a run are those of the real log;
 * how it tells of calls and of ends is inferred. Calls are told without their bodies and headers, and so without
 * secrets.
 */
export function logLines(
  facts: readonly TimedFact[],
  { order, item, beganAtMs }: LogSource,
): readonly string[] {
  let runs = 0
  return facts.flatMap((fact) => {
    const isOurs = (fact.type === 'operation' || fact.type === 'exchange') && fact.order === order
    if (!isOurs) return []
    if (fact.type === 'operation' && fact.outcome === 'started') runs++
    const stamp = `${dateText(beganAtMs + fact.atMs)} [${firstProcess + runs}:1]`
    const entries = fact.type === 'operation' ? ofOperation(fact, item, runs) : ofExchange(fact, fact.atMs)
    return entries.map(([source, level, text]) => `${stamp} ${source} ${level} ${text}`)
  })
}

function ofOperation(
  { name, outcome, reason = '' }: OperationEvent,
  item: number,
  run: number,
): readonly Entry[] {
  switch (outcome) {
    case 'started':
      return [
        ['sbin_utils', 'EXTINFO', 'Set signal hanlers'],
        ['processing', 'TRACE', 'virtual int processing::Module::Run(int, char**)'],
        ['processing', 'INFO', `RUN with: ${commandLine(name, item, run)}`],
      ]
    case 'done':
      return [['processing', 'INFO', reason === '' ? 'done' : `done: ${reason}`]]
    case 'manual':
      return [['processing', 'WARNING', `set manual: ${reason}`]]
    case 'failed':
    case 'refused':
      return [['processing', 'ERROR', errorDocument(name, reason)]]
  }
}

function commandLine(name: OperationEvent['name'], item: number, run: number): string {
  return `processing/pmvmmgr6 --command ${moduleCommand[name]} --item ${item} --lang en --runningoperation ${run}`
}

function ofExchange({ exchange, sentAtMs }: ExchangeEvent, atMs: number): readonly Entry[] {
  const { request, response, failure } = exchange
  const query = request.query === '' ? '' : `?${request.query}`
  const asked = redact(`${request.method} ${request.path}${query}`)
  const end = response === undefined ? (failure?.code ?? 'no answer') : String(response.status)
  const level = response !== undefined && response.status < 400 ? 'EXTINFO' : 'WARNING'
  return [['processing', level, `${asked} ${end} ${Math.round(atMs - sentAtMs)} ms`]]
}

function dateText(ms: number): string {
  const date = new Date(ms)
  const day = String(date.getUTCDate()).padStart(2, '0')
  return `${months[date.getUTCMonth()] ?? ''} ${day} ${date.toISOString().slice(11, 19)}`
}
