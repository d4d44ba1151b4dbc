import { resolve } from 'node:path'
import { HarnessError } from '../../contracts/failures/harness-error.ts'
import type { ReportRequest } from '../options/parsers.ts'

/**
 * Two reports of one path: the second would replace the first, and nobody would know.
 *
 * @throws HarnessError VMH_REPORT_TWICE
 */
export function refuseTwins(reports: readonly ReportRequest[]): void {
  for (const [path, requests] of Map.groupBy(reports, (request) => resolve(request.path))) {
    const [first, second] = requests
    if (first === undefined || second === undefined || path === '/dev/null') continue
    const formats = requests.map(({ format }) => format).join(', ')
    throw new HarnessError('VMH_REPORT_TWICE', { path: first.path, formats })
  }
}
