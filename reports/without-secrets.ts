import { redact } from '../contracts/trace/redact.ts'
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
      const clean = redact(results)
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
    (run, index) => [run, redact(events.get(results[index] ?? run) ?? [])] as const,
  )
  return { ...context, events: new Map(cleanEvents) }
}
