import type { Finding } from '../contracts/rules/finding.ts'
import { judgeTrace } from '../contracts/judge/judge.ts'
import type { TraceEvent } from '../contracts/trace/trace-event.ts'
import { findingWords } from '../reports/messages/finding-words.ts'

/** What is wrong, one sentence each; none where all is well. */
export type Complaints = readonly string[]

/** In what the requests and answers of a trace depart from the contract. */
export function departures(trace: readonly TraceEvent[]): Complaints {
  return wordsOf(judgeTrace(ended(trace)).findings.filter(({ rule }) => rule === 'exchange-conforms'))
}

/**
 * Which machines the client has not brought to where a service may be called Active: the operating system installed,
 * and seen to be. Without any machine that is a complaint too.
 */
export function inactiveMachines(trace: readonly TraceEvent[]): Complaints {
  const hosts = new Map<number, { readonly name: string; installedAtMs?: number; isSeen: boolean }>()
  for (const event of trace) {
    if (event.type === 'host') {
      if (event.change === 'accepted') hosts.set(event.host, { name: event.name, isSeen: false })
      const host = hosts.get(event.host)
      if (event.change === 'os-installed' && host !== undefined) host.installedAtMs = event.atMs
      if (event.change === 'deleted') hosts.delete(event.host)
    }
    if (event.type !== 'exchange') continue
    const { request, response } = event.exchange
    const isLook = request.method === 'GET' && /^\/vm\/v3\/(?:host|task)\b/.test(request.path)
    if (!isLook || response?.status !== 200) continue
    for (const host of hosts.values()) host.isSeen ||= (host.installedAtMs ?? Infinity) <= event.sentAtMs
  }
  if (hosts.size === 0) return ['no machine was created']
  return Array.from(hosts, ([id, { name, installedAtMs, isSeen }]) => {
    if (installedAtMs === undefined)
      return [`the operating system of machine ${id} (${name}) was not installed`]
    return isSeen ? [] : [`nobody looked at machine ${id} (${name}) after its operating system was installed`]
  }).flat()
}

/** @throws Error that says in what the exchanges depart from the contract */
export function assertConforms(trace: readonly TraceEvent[]): void {
  complain('the exchanges depart from the contract', departures(trace))
}

/** @throws Error that says which machines are not ready, or that nobody has seen it */
export function assertReachesActive(trace: readonly TraceEvent[]): void {
  complain('not every machine has reached Active', inactiveMachines(trace))
}

function complain(what: string, complaints: Complaints): void {
  if (complaints.length > 0) throw new Error([`${what}:`, ...complaints].join('\n  '))
}

function wordsOf(findings: readonly Finding[]): Complaints {
  return findings.map((finding) => findingWords(finding, 'en'))
}

/** What only the end can show is to be seen now. */
function ended(trace: readonly TraceEvent[]): readonly TraceEvent[] {
  const last = trace.at(-1)
  if (last === undefined || last.type === 'end') return trace
  return [...trace, { type: 'end', outcome: 'completed', seq: trace.length, atMs: last.atMs }]
}
