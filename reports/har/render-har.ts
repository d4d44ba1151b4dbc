import type { RunResult } from '../../scenarios/run/run-result.ts'
import { runIds } from '../identity/run-ids.ts'
import { circumstancesWords } from '../messages/circumstances-words.ts'
import { formatMessage } from '../i18n/format-message.ts'
import { type Language, messages } from '../i18n/messages.ts'
import { platformNames } from '../messages/platform-names.ts'
import { product } from '../product.ts'
import type { ReportContext } from '../report-context.ts'
import { isoMoment } from '../timing/run-moment.ts'
import { harEntry } from './har-entry.ts'

/** HAR 1.2: a page for each run that began, an entry for each of its exchanges. Times are of the run's clock. */
export function renderHar(
  results: readonly RunResult[],
  { language, events = new Map() }: ReportContext,
): string {
  const ids = runIds(results)
  const begun = results.filter((run) => (events.get(run) ?? []).length > 0)
  const log = {
    version: '1.2',
    creator: product,
    pages: begun.map((run) => pageOf(run, ids.get(run) ?? '', language)),
    entries: begun.flatMap((run) =>
      (events.get(run) ?? [])
        .filter((event) => event.type === 'exchange')
        .map((event) => harEntry(event, ids.get(run) ?? '')),
    ),
  }
  return `${JSON.stringify({ log }, null, 2)}\n`
}

function pageOf(run: RunResult, id: string, language: Language): object {
  const { phrases } = messages[language]
  const { scenario, platform } = run
  return {
    startedDateTime: isoMoment(0),
    id,
    title: formatMessage(phrases.findingPlace, { scenario, platform: platformNames[platform] }, language),
    pageTimings: {},
    comment: circumstancesWords(run, language),
  }
}
