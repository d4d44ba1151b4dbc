import { gzipSync } from 'node:zlib'
import type { ToldRun } from './told-run.ts'

/** What the script of the page knows of an exchange; a tuple, as there are many. */
export type ExchangeRecord = readonly [
  atMs: number,
  tookMs: number,
  order: string,
  method: string,
  target: string,
  requestBody: unknown,
  answer: string,
  responseBody: unknown,
  /** Each as part, pointer, expected, found, place in the contract. */
  violations: readonly (readonly [string, string, string, string, string])[],
]

/** All exchanges of the runs, in their order, packed so that the page stays small: gzip in base64, of JSON. */
export function exchangeData(runs: readonly ToldRun[]): string {
  return gzipSync(JSON.stringify(runs.map(recordsOf)), { level: 6 }).toString('base64')
}

function recordsOf({ exchanges }: ToldRun): readonly ExchangeRecord[] {
  return exchanges.map(({ event, violations }) => {
    const { atMs, sentAtMs, order = '', exchange } = event
    const { request, response, failure } = exchange
    const departures = violations.map(
      ({ part, pointer, expected, actual, place }) => [part, pointer, expected, actual, place] as const,
    )
    const target = request.query === '' ? request.path : `${request.path}?${request.query}`
    const answer = String(response?.status ?? failure?.code ?? '')
    const took = Math.round((atMs - sentAtMs) * 1000) / 1000
    const [asked, answered] = [request.body, response?.body]
    return [atMs, took, order, request.method, target, asked, answer, answered, departures] as const
  })
}
