import autocannon from 'autocannon'
import { type JobName, jobs } from './contender.ts'

/** What a second of load brought. */
export interface LoadResult {
  readonly perSecond: number
  /** Answers that were no success, and requests without any. */
  readonly failures: number
}

/** Puts one job on a server over sixteen connections. */
export async function load(
  port: number,
  job: JobName,
  headers: Readonly<Record<string, string>>,
  seconds: number,
): Promise<LoadResult> {
  const { method, path, body } = jobs[job]
  const jsonHeaders = body === undefined ? headers : { ...headers, 'content-type': 'application/json' }
  const result = await autocannon({
    url: `http://127.0.0.1:${port}${path}`,
    method,
    headers: jsonHeaders,
    ...(body === undefined ? {} : { body }),
    connections: 16,
    duration: seconds,
  })
  return {
    perSecond: result['2xx'] / result.duration,
    failures: result.non2xx + result.errors + result.timeouts,
  }
}
