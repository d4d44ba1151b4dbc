import { gzipSync } from 'node:zlib'
import type { Language } from '../i18n/messages.ts'
import { expectedWords } from '../messages/expected-words.ts'
import type { ExchangeRecord } from './exchange-record.ts'
import type { ToldRun } from './told-run.ts'

/** All exchanges of the runs, in their order, packed so that the page stays small: gzip in base64, of JSON. */
export function exchangeData(runs: readonly ToldRun[], language: Language): string {
  return gzipSync(JSON.stringify(runs.map((run) => recordsOf(run, language))), { level: 6 }).toString(
    'base64',
  )
}

function recordsOf({ exchanges }: ToldRun, language: Language): readonly ExchangeRecord[] {
  return exchanges.map(({ event, violations }) => {
    const { seq, atMs, sentAtMs, order = '', exchange } = event
    const { request, response, failure } = exchange
    const departures = violations.map(
      ({ part, pointer, expected, actual, place }) =>
        [part, pointer, expectedWords(expected, language), expectedWords(actual, language), place] as const,
    )
    const target = request.query === '' ? request.path : `${request.path}?${request.query}`
    const answer = String(response?.status ?? failure?.code ?? '')
    const took = Math.round((atMs - sentAtMs) * 1000) / 1000
    const [asked, answered] = [request.body, response?.body]
    return [seq, atMs, took, order, request.method, target, asked, answer, answered, departures] as const
  })
}
