import type { ExchangeFailure, HttpMethod } from '../../contracts/exchange/exchange.ts'
import { recordedRun } from '../../contracts/recording/recorded-run.ts'
import { createTrace } from '../../contracts/trace/trace.ts'
import type {
  OperationEvent,
  OperationName,
  TraceEvent,
  TraceFact,
} from '../../contracts/trace/trace-event.ts'
import { defaultChoices } from '../plan/default-choices.ts'
import type { ReadTraffic, TrafficChoices } from './traffic-choices.ts'
import { moduleCommand } from '../../simulators/billmanager/log-line.ts'

/** A line of `pmvmmgr6.log` in its parts. */
interface LogEntry {
  /** From 0. */
  readonly month: number
  /** Of the month, from 1. */
  readonly day: number
  /** ms since midnight. */
  readonly ofDayMs: number
  readonly process: string
  readonly text: string
}

const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']
const line = /^([A-Z][a-z]{2}) ([ \d]\d) (\d\d):(\d\d):(\d\d) \[(\d+):\d+\] (\S+) ([A-Z]+) (.*)$/
const colours = new RegExp(`${String.fromCodePoint(27)}\\[[\\d;]*m`, 'g')

/** The parts of a line of the log; undefined for a line of another shape, such as the rest of a longer text. */
export function logEntry(text: string): LogEntry | undefined {
  const [, month = '', day, hour, minute, second, process = '', , , said = ''] =
    line.exec(text.replaceAll(colours, '').trimEnd()) ?? []
  const place = months.indexOf(month)
  if (place < 0) return undefined
  const ofDayMs = ((Number(hour) * 60 + Number(minute)) * 60 + Number(second)) * 1000
  return { month: place, day: Number(day), ofDayMs, process, text: said }
}

const dayMs = 86_400_000
/** Lines of several processes are written a little out of turn; what goes back further is of another year. */
const mostBackMs = dayMs
/** Years that follow each other, one of each place in the cycle of leap years. */
const firstYears = [2021, 2022, 2023, 2024] as const

/**
 * When each entry was written, in ms since the first. The log names no year: a date that goes back by more than a day is
 * of the next one. Years in which a 29th of February stands are leap years, as far as that is possible for all of them.
 */
export function logTimes(entries: readonly LogEntry[]): readonly number[] {
  const years = yearsOf(entries)
  const leapYears = new Set(years.filter((_, index) => isLeapDay(entries[index])))
  const misses = (first: number): number => [...leapYears].filter((year) => !isLeap(first + year)).length
  const [first] = firstYears.toSorted((one, other) => misses(one) - misses(other))
  const times = entries.map((entry, index) => momentOf(entry, (first ?? 0) + (years[index] ?? 0)))
  return times.map((atMs) => atMs - (times[0] ?? 0))
}

/** The year of each entry, counted from that of the first. */
function yearsOf(entries: readonly LogEntry[]): readonly number[] {
  let year = 0
  let latestMs = Number.NEGATIVE_INFINITY
  return entries.map((entry) => {
    const inYear = (other: number): number => momentOf(entry, firstYears[3] + other)
    if (inYear(year) < latestMs - mostBackMs) year++
    // The last lines of the old year may stand behind the first of the new one.
    const own = year > 0 && latestMs - inYear(year - 1) <= mostBackMs && inYear(year) > latestMs + mostBackMs
    const chosen = own ? year - 1 : year
    latestMs = Math.max(latestMs, inYear(chosen))
    return chosen
  })
}

function momentOf({ month, day, ofDayMs }: LogEntry, year: number): number {
  return Date.UTC(year, month, day) + ofDayMs
}

function isLeapDay(entry: LogEntry | undefined): boolean {
  return entry?.month === 1 && entry.day === 29
}

function isLeap(year: number): boolean {
  return new Date(Date.UTC(year, 1, 29)).getUTCMonth() === 1
}

/** Where several operations share a command, the first of them. */
const operations: ReadonlyMap<string, OperationName> = new Map(
  Object.entries(moduleCommand)
    .toReversed()
    .map(([name, command]) => [command, name as OperationName]),
)

const started = /^RUN with: \S*pmvmmgr6 .*--command (\w+)(?:.* --item (\d+))?/
const call =
  /^(GET|POST|DELETE) (\/[^\s?]*)(?:\?(\S*))? (\d{3}|refused|reset|timeout|aborted|no answer) (\d+) ms$/
const failed = /^<doc.*<error\b.*?\bvalue="([^"]*)"/
const done = /^done(?:: (.*))?$/
const manual = /^set manual: (.*)$/

/** A run of the module that has not ended. */
interface Run {
  readonly name: OperationName
  readonly order?: string
  readonly tryCount: number
}

/**
 * What the log of BILLmanager's module tells, as a trace: runs of the module, their tries and ends, and calls without
 * what they say. Of the lines only the first ones of a run are known from a real log; how calls and ends are told is
 * that of this harness's own mock. Other lines are left out.
 */
export function traceFromLog(text: string, file: string, { dialect }: TrafficChoices): ReadTraffic {
  const lines = text.split(/\r?\n/).filter((line) => line.trim() !== '')
  const events: TraceEvent[] = []
  const trace = createTrace((event) => events.push(event))
  const name = file.replace(/^.*[/\\]/, '').replace(/\.\w+$/, '')
  const source = {
    name,
    platform: 'billmanager',
    target: file,
    dialect: dialect ?? defaultChoices.dialect,
  } as const
  trace.append(recordedRun(source, 'log'), 0)
  const tell = teller()
  const entries = lines.flatMap((line) => logEntry(line) ?? [])
  const times = logTimes(entries)
  let lastMs = 0
  let left = lines.length - entries.length
  for (const [index, entry] of entries.entries()) {
    const atMs = Math.max(0, times[index] ?? 0)
    const facts = tell(entry, atMs)
    if (facts.length === 0) left++
    lastMs = Math.max(lastMs, atMs)
    for (const fact of facts) trace.append(fact, lastMs)
  }
  trace.append({ type: 'end', outcome: 'completed' }, lastMs)
  const told = `${file} is a log of pmvmmgr6: what its calls say is not in it`
  return { events, notes: [`${told}; ${left} of ${lines.length} lines tell nothing of runs and calls`] }
}

/** Tells the facts of each line, knowing the lines before it. */
function teller(): (entry: LogEntry, atMs: number) => readonly TraceFact[] {
  const running = new Map<string, Run>()
  const tries = new Map<string, number>()
  const placed = new Set<string>()
  return ({ process, text }, atMs) => {
    const [, command, item] = started.exec(text) ?? []
    if (command !== undefined) return begin({ process, command, item }, { running, tries, placed })
    const run = running.get(process)
    if (run === undefined) return []
    const exchange = exchangeIn(text, atMs, run)
    if (exchange !== undefined) return [exchange]
    const end = endIn(text, run)
    if (end?.outcome === 'done' || end?.outcome === 'manual') tries.delete(`${run.name} ${run.order}`)
    return end === undefined ? [] : [end]
  }
}

interface Known {
  readonly running: Map<string, Run>
  readonly tries: Map<string, number>
  readonly placed: Set<string>
}

function begin(
  {
    process,
    command,
    item,
  }: { readonly process: string; readonly command: string; readonly item: string | undefined },
  { running, tries, placed }: Known,
): readonly TraceFact[] {
  const name = operations.get(command)
  if (name === undefined) return []
  const order = item === undefined ? undefined : `item-${item}`
  const key = `${name} ${order}`
  const tryCount = (tries.get(key) ?? 0) + 1
  tries.set(key, tryCount)
  const run = { name, tryCount, ...(order !== undefined && { order }) }
  running.set(process, run)
  const isNew = order !== undefined && !placed.has(order)
  if (isNew) placed.add(order)
  return [
    ...(isNew ? [{ type: 'order', order, step: 'placed', client: order } as const] : []),
    { type: 'operation', ...run, outcome: 'started' },
  ]
}

function exchangeIn(text: string, atMs: number, { order }: Run): TraceFact | undefined {
  const [, method, path = '', query = '', end = '', tookMs] = call.exec(text) ?? []
  if (method === undefined) return undefined
  const status = Number(end)
  const result = Number.isNaN(status) ? { failure: failureNamed(end) } : { response: { status, headers: {} } }
  return {
    type: 'exchange',
    sentAtMs: Math.max(0, atMs - Number(tookMs)),
    ...(order !== undefined && { order }),
    exchange: { request: { method: method as HttpMethod, path, query, headers: {} }, ...result },
  }
}

function failureNamed(code: string): ExchangeFailure {
  if (code === 'refused') return { code, sent: false }
  return { code: code === 'timeout' || code === 'aborted' ? code : 'reset', sent: true }
}

function endIn(text: string, run: Run): OperationEvent | undefined {
  const end = (outcome: OperationEvent['outcome'], reason: string | undefined): OperationEvent => ({
    type: 'operation',
    ...run,
    outcome,
    ...(reason !== undefined && reason !== '' && { reason }),
  })
  const [whole, note] = done.exec(text) ?? []
  if (whole !== undefined) return end('done', note)
  const [, why] = manual.exec(text) ?? []
  if (why !== undefined) return end('manual', why)
  const [, reason] = failed.exec(text) ?? []
  return reason === undefined ? undefined : end('failed', reason)
}
