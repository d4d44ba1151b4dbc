import type {
  ExchangeEvent,
  OperationEvent,
  OperationName,
  TraceFact,
} from '../../contracts/trace/trace-event.ts'
import { element, renderElement } from '../../contracts/markup/xml.ts'
import { redact } from '../../contracts/trace/redact.ts'

/**
 * The command by which BILLmanager calls its module (ISPsystemLLC/billmanager, defines.h). That another tariff, another
 * system and a reverse name are all `setparam`, and which commands housekeeping has, is inferred.
 */
export const moduleCommand: Readonly<Record<OperationName, string>> = {
  open: 'open',
  suspend: 'suspend',
  resume: 'resume',
  close: 'close',
  reboot: 'reboot',
  start: 'start',
  stop: 'stop',
  change: 'setparam',
  reinstall: 'setparam',
  password: 'changepassword',
  'add-address': 'addip',
  'remove-address': 'delip',
  ptr: 'setparam',
  panel: 'transition_controlpanel',
  prolong: 'prolong',
  statistics: 'stat',
  snapshot: 'check_param',
  synchronise: 'get_server_config',
  autodiscover: 'sync_server',
  inventory: 'get_server_config',
}

/** Errors of the connection to VMmanager. */
const ofClient: ReadonlySet<string> = new Set(['unavailable'])
const ofAuth: ReadonlySet<string> = new Set(['bad-credentials', 'session-invalid', 'forbidden'])

/**
 * The document in which a module tells of an error (ISPsystemLLC/billmanager, module.cpp); the words for what is no
 * error of the connection are inferred.
 */
export function errorDocument(operation: OperationName, reason: string): string {
  const error = element('error', { type: typeOf(reason), object: operation, value: reason })
  return renderElement(element('doc', {}, [error]))
}

function typeOf(reason: string): string {
  if (ofClient.has(reason)) return 'client'
  return ofAuth.has(reason) ? 'auth' : 'processing'
}

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

/** Of which run of which module a fact tells. */
export interface LogPlace {
  readonly module: 'pmvmmgr6' | 'pmvmmgr6_iaas'
  /** Id of the service; absent for what the module does for itself. */
  readonly item?: number | undefined
  /** Which run of the module it is, from 1. */
  readonly run: number
  /** The date at which the story began, in ms since 1970 (UTC). */
  readonly beganAtMs: number
}

/** The log of the module for one service. */
export function logLines(
  facts: readonly TimedFact[],
  { order, item, beganAtMs }: LogSource,
): readonly string[] {
  let run = 0
  return facts.flatMap((fact) => {
    if (!isLogged(fact) || fact.order !== order) return []
    if (fact.type === 'operation' && fact.outcome === 'started') run++
    return factLines(fact, { module: 'pmvmmgr6', item, run, beganAtMs })
  })
}

/** What the module writes of: what it does, and the calls that it makes for it. */
export type LoggedFact = Extract<TimedFact, { readonly type: 'operation' | 'exchange' }>

export function isLogged(fact: TimedFact): fact is LoggedFact {
  return fact.type === 'operation' || fact.type === 'exchange'
}

/**
 * The lines of a fact in the shape of `pmvmmgr6.log` without its colours: month, day and time, process and thread,
 * source, level, text (pastebin.com/yWN7bfYH). The first lines of a run are those of the real log; how it tells of
 * calls and of ends is inferred. Calls are told without their bodies and headers, and so without secrets.
 */
export function factLines(fact: LoggedFact, place: LogPlace): readonly string[] {
  const stamp = `${dateText(place.beganAtMs + fact.atMs)} [${firstProcess + place.run}:1]`
  const entries = fact.type === 'operation' ? ofOperation(fact, place) : ofExchange(fact, fact.atMs)
  return entries.map(([source, level, text]) => `${stamp} ${source} ${level} ${text}`)
}

function ofOperation({ name, outcome, reason = '' }: OperationEvent, place: LogPlace): readonly Entry[] {
  switch (outcome) {
    case 'started':
      return [
        ['sbin_utils', 'EXTINFO', 'Set signal hanlers'],
        ['processing', 'TRACE', 'virtual int processing::Module::Run(int, char**)'],
        ['processing', 'INFO', `RUN with: ${commandLine(name, place)}`],
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

function commandLine(name: OperationEvent['name'], { module, item, run }: LogPlace): string {
  const whose = item === undefined ? '' : ` --item ${item}`
  return `processing/${module} --command ${moduleCommand[name]}${whose} --lang en --runningoperation ${run}`
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
