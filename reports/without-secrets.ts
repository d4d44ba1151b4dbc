import { redact, redactExchange } from '../contracts/trace/redact.ts'
import type { TraceEvent } from '../contracts/trace/trace-event.ts'
import type { RunResult } from '../scenarios/run/run-result.ts'
import type { ReportContext } from './report-context.ts'
import type { Reporter } from './reporter.ts'

/**
 * The same reporter, to which no secret is shown. Traces are redacted when they are made; one that is read from a
 * file need not be, and what gives it away must not give it on.
 */
export function withoutSecrets(reporter: Reporter): Reporter {
  return {
    ...reporter,
    render: (results, context) => {
      const clean = redact(changed(results, cleanEvidence))
      return reporter.render(clean, cleanContext(results, clean, context))
    },
  }
}

function cleanContext(
  results: readonly RunResult[],
  clean: readonly RunResult[],
  { events, ...whole }: ReportContext,
): ReportContext {
  const context = { ...whole, ...(whole.origins && { origins: redact(whole.origins) }) }
  if (events === undefined) return context
  const cleanEvents = clean.map(
    (run, index) => [run, redact(changed(events.get(results[index] ?? run) ?? [], cleanEvent))] as const,
  )
  return { ...context, events: new Map(cleanEvents) }
}

/** The same list where nothing in it changes. */
function changed<Item>(items: readonly Item[], change: (item: Item) => Item): readonly Item[] {
  const made = items.map(change)
  return made.every((item, index) => item === items[index]) ? items : made
}

function cleanEvidence(result: RunResult): RunResult {
  const findings = changed(result.findings, (finding) => {
    const evidence = changed(finding.evidence, cleanEvent)
    return evidence === finding.evidence ? finding : { ...finding, evidence }
  })
  return findings === result.findings ? result : { ...result, findings }
}

function cleanEvent(event: TraceEvent): TraceEvent {
  if (event.type !== 'exchange') return event
  const exchange = redactExchange(event.exchange)
  return exchange === event.exchange ? event : { ...event, exchange }
}
