import { gzipSync } from 'node:zlib'
import { checkExchange } from '../../contracts/exchange/check-exchange.ts'
import { contractFor } from '../../contracts/vmmanager/contract.ts'
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

function recordsOf({ events, result }: ToldRun): readonly ExchangeRecord[] {
  const contract = contractFor(result.dialect)
  return events.flatMap((event) => {
    if (event.type !== 'exchange') return []
    const { atMs, sentAtMs, order = '', exchange } = event
    const { request, response, failure } = exchange
    const violations = checkExchange(exchange, contract).map(
      ({ part, pointer, expected, actual, place }) => [part, pointer, expected, actual, place] as const,
    )
    const target = request.query === '' ? request.path : `${request.path}?${request.query}`
    const answer = String(response?.status ?? failure?.code ?? '')
    const took = Math.round((atMs - sentAtMs) * 1000) / 1000
    return [
      [atMs, took, order, request.method, target, request.body, answer, response?.body, violations] as const,
    ]
  })
}
