import { Ajv } from 'ajv'
import { isRecord } from '../../contracts/vmmanager/is-record.ts'
import { HarnessError } from '../../contracts/failures/harness-error.ts'
import schema from './generated/report.schema.json' with { type: 'json' }
import { JSON_REPORT_VERSION, type JsonReport } from './json-report.ts'

/**
 * Reads a JSON report back, also one of version 1, which knew no run that is inconclusive: a baseline may be old. `file`
 * names it in failures and is not opened.
 *
 * @throws HarnessError VMH_REPORT_FOREIGN
 */
export function readJsonReport(text: string, file: string): JsonReport {
  const parsed = parse(text, file)
  const report = isRecord(parsed) ? upToDate(parsed) : parsed
  const version = isRecord(report) ? report['version'] : undefined
  if (version !== JSON_REPORT_VERSION) {
    throw foreign(
      `it has version ${JSON.stringify(version)}, and this harness reads ${JSON_REPORT_VERSION}`,
      file,
    )
  }
  const isReport = new Ajv({ strict: false }).compile<JsonReport>(schema)
  if (isReport(report)) return report
  const [error] = isReport.errors ?? []
  throw foreign(`${error?.instancePath ?? ''} ${error?.message ?? 'does not fit'}`.trim(), file)
}

function upToDate(report: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  const { version, summary } = report
  if (version !== 1 || !isRecord(summary)) return report
  return { ...report, version: JSON_REPORT_VERSION, summary: { inconclusive: 0, ...summary } }
}

function parse(text: string, file: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    throw foreign('it is no JSON', file)
  }
}

function foreign(problem: string, file: string): HarnessError {
  return new HarnessError('VMH_REPORT_FOREIGN', { problem }, { place: { file } })
}
