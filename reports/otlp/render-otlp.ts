import type { RunResult } from '../../scenarios/run/run-result.ts'
import { regressionsOf } from '../compare/render-comparison.ts'
import { runIds } from '../identity/run-ids.ts'
import { product } from '../product.ts'
import type { ReportContext } from '../report-context.ts'
import { attributes, runSpans } from './run-spans.ts'

/**
 * OTLP/JSON, as `POST /v1/traces` of a collector takes it: a resource for each run that began, under the name of its
 * platform. Ids come from the run alone, and times are of its clock, which the resource names.
 * https://opentelemetry.io/docs/specs/otlp/#json-protobuf-encoding
 */
export function renderOtlp(results: readonly RunResult[], context: ReportContext): string {
  const { language, events = new Map() } = context
  const regressions = regressionsOf(results, context)
  const ids = runIds(results)
  const resourceSpans = results
    .map((run) => ({
      run,
      id: ids.get(run) ?? '',
      events: events.get(run) ?? [],
      language,
      worse: regressions
        .get(run)
        ?.map(({ text }) => text)
        .join('\n'),
    }))
    .filter((told) => told.events.length > 0)
    .map((told) => ({
      resource: { attributes: resourceOf(told.run) },
      scopeSpans: [{ scope: product, spans: runSpans(told) }],
    }))
  return `${JSON.stringify({ resourceSpans })}\n`
}

function resourceOf({
  scenario,
  platform,
  target,
  dialect,
  profile,
  seed,
  clock,
}: RunResult): readonly object[] {
  return attributes({
    'service.name': platform,
    'vmharness.scenario': scenario,
    'vmharness.target': target,
    'vmharness.dialect': dialect,
    ...(profile && { 'vmharness.profile': `${profile.name} ${profile.digest}` }),
    'vmharness.seed': seed,
    'vmharness.clock': clock,
  })
}
