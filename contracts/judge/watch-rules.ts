import type { Finding } from '../rules/finding.ts'
import { type Watcher, nothing } from '../rules/rule.ts'
import { rules } from '../rules/rules.ts'
import { type Observability, observabilityOf } from '../rules/observability.ts'
import type { RunPicture } from '../lifecycle/run-picture.ts'
import type { ExchangeEvent, RunEvent, Stamp, TraceEvent } from '../trace/trace-event.ts'
import type { RuleRecord, Unproven } from './rule-record.ts'
import { creationOf, hostCallOf, itemsOf } from '../lifecycle/host-calls.ts'
import { outcomeOf } from '../exchange/check-exchange.ts'
import { whereValues } from '../recording/order-book.ts'

/** Looks in traffic of others for what is decisive and was not seen. */
interface ProofWatcher {
  see(event: TraceEvent): void
  conclude(): readonly Unproven[]
}

/** A change whose result has not been seen yet. */
interface OpenChange {
  readonly unproven: Unproven
  /** The machine, by its id or, where no answer told it, by its name. */
  readonly machine: number | string
  readonly task?: number
  /** A change that was accepted is still under way while the machine is there; one without an answer is shown by that. */
  readonly isAccepted: boolean
  readonly sinceMs: number
}

type Call = ExchangeEvent & Stamp

const endedTasks: ReadonlySet<unknown> = new Set(['complete', 'failed', 'fail', 'aborted'])
const endedStates: ReadonlySet<unknown> = new Set(['active', 'stopped', 'failed', 'error'])

/**
 * Of a recording only the traffic itself can prove anything: that something was changed, that each change had a known
 * outcome, and that each creation was followed to its end. A log holds no answers, so it proves none of them. Runs of
 * scenarios are told by those who take part, and are watched for nothing here.
 */
export function watchProof({ sight }: RunEvent): ProofWatcher | undefined {
  if (sight === 'log')
    return { see: () => {}, conclude: () => [{ code: 'log-only', params: {}, witness: [] }] }
  if (sight !== 'wire') return undefined
  const open = new Set<OpenChange>()
  let changes = 0
  return {
    see: (event) => {
      if (event.type !== 'exchange') return
      for (const change of open) if (isSettledBy(change, event)) open.delete(change)
      if (!isChange(event)) return
      changes++
      const left = leftOpen(event)
      if (left !== undefined) open.add(left)
    },
    conclude: () =>
      changes === 0
        ? [{ code: 'nothing-changed', params: {}, witness: [] }]
        : Array.from(open, ({ unproven }) => unproven),
  }
}

/** Log-ins and the like change nothing that anybody pays for. */
function isChange({ exchange: { request } }: Call): boolean {
  return request.method !== 'GET' && request.path.startsWith('/vm/')
}

function leftOpen(event: Call): OpenChange | undefined {
  const { exchange, order, seq, atMs: sinceMs } = event
  const { request } = exchange
  const creation = creationOf(event)
  const machine = creation?.name ?? hostCallOf(event)?.host
  if (machine === undefined) return undefined
  const unproven = (code: Unproven['code'], params: Unproven['params']): Unproven => ({
    code,
    ...(order !== undefined && { order }),
    params,
    witness: [seq],
  })
  if (outcomeOf(exchange) === 'unknown') {
    const params = { request: `${request.method} ${request.path}`, machine }
    return { unproven: unproven('outcome-unknown', params), machine, isAccepted: false, sinceMs }
  }
  const accepted = creation?.accepted
  if (accepted === undefined) return undefined
  const { host, task } = accepted
  return { unproven: unproven('not-followed', { host }), machine: host, task, isAccepted: true, sinceMs }
}

/** Whether an exchange that was sent after a change shows what came of it. */
function isSettledBy({ machine, task, isAccepted, sinceMs }: OpenChange, call: Call): boolean {
  const { request, response } = call.exchange
  if (call.sentAtMs < sinceMs) return false
  if (isAccepted && request.method === 'DELETE' && hostCallOf(call)?.host === machine) return true
  if (request.method !== 'GET' || response === undefined) return false
  if (response.status === 404) return request.path === `/vm/v3/host/${machine}`
  if (response.status !== 200) return false
  const items = itemsOf(response.body)
  if (request.path === '/vm/v3/task')
    return items.some((item) => Number(item['consul_id']) === task && endedTasks.has(item['status']))
  const isList = request.path === '/vm/v3/host'
  // Of a machine whose id nobody knows a read of one machine tells nothing: another may have its name.
  if (typeof machine === 'string') return isList && isListOf(machine, request.query)
  if (!isList && request.path !== `/vm/v3/host/${machine}`) return false
  const shown = items.find(({ id }) => id === machine)
  if (shown === undefined) return isList && isListOf(machine, request.query)
  return !isAccepted || endedStates.has(shown['state'])
}

/** Whether a list would hold the machine if it was there. */
function isListOf(machine: number | string, query: string): boolean {
  const parameters = new URLSearchParams(query)
  if (parameters.has('limit') || parameters.has('offset')) return false
  const wanted = whereValues(query)
  return parameters.has('where') ? wanted.length === 1 && wanted[0]?.value === String(machine) : true
}

/** All rules of a platform, watching one run. */
export interface RuleWatch {
  see(event: TraceEvent): void
  /** What was found, and what became of each rule; of a run that was cut short only what was seen by then. */
  conclude(isWhole: boolean): { readonly findings: readonly Finding[]; readonly rules: readonly RuleRecord[] }
}

interface WatchedRule {
  readonly rule: string
  readonly observability: Observability
  readonly watcher: Watcher
}

export function watchRules(picture: RunPicture): RuleWatch {
  const { run } = picture
  const watched = rules
    .filter(({ platforms }) => platforms.includes(run.platform))
    .map((rule): WatchedRule => ({
      rule: rule.name,
      observability: observabilityOf(rule.seenBy, run),
      watcher: rule.watch(picture),
    }))
  const judged = watched.filter(({ observability }) => observability !== 'not')
  const seen: Finding[] = []
  return {
    see: (event) => {
      for (const { watcher } of judged) {
        const found = watcher.see?.(event) ?? nothing
        // Nearly every event gives nothing, and spreading nothing costs more than looking.
        for (const finding of found) seen.push(finding)
      }
    },
    conclude: (isWhole) => {
      // What only the end can show was not to be seen when the run was cut short.
      const last = isWhole ? judged.flatMap(({ watcher }) => watcher.conclude?.() ?? nothing) : nothing
      const findings = [...seen, ...last]
      return { findings, rules: watched.map((rule) => recordOf(rule, findings, isWhole)) }
    },
  }
}

function recordOf(
  { rule, observability, watcher }: WatchedRule,
  findings: readonly Finding[],
  isWhole: boolean,
): RuleRecord {
  if (observability === 'not') return { rule, state: 'not-observable', occasions: 0 }
  const broken = findings.filter((finding) => finding.rule === rule && finding.severity !== 'note').length
  const occasions = Math.max(watcher.occasions(), broken)
  const isCut = !isWhole && watcher.conclude !== undefined
  const quiet = isCut ? 'not-observable' : occasions === 0 ? 'no-occasion' : 'held'
  const record = { rule, state: broken > 0 ? 'broken' : quiet, occasions } as const
  return observability === 'partly' ? { ...record, partly: true } : record
}
