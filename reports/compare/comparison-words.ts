import type { Verdict } from '../../scenarios/run/run-result.ts'
import type { Language } from '../messages/messages.ts'

interface Words {
  readonly slower: string
  readonly faster: string
  /** Figures, with {count}. */
  readonly compared: string
  readonly otherwise: string
  readonly alone: string
  readonly unmatched: string
  readonly verdicts: Readonly<Record<Verdict, string>>
}

/** The words of comparisons. */
export const comparisonWords: Readonly<Record<Language, Words>> = {
  en: {
    slower: 'slower',
    faster: 'faster',
    compared: '{count} {count|phase|phases} compared',
    otherwise: '{count} {count|run|runs} ended otherwise',
    alone: '{count} {count|run|runs} in one report only',
    unmatched: 'in one report only',
    verdicts: { passed: 'passed', failed: 'failed', errored: 'errored', skipped: 'skipped' },
  },
  ru: {
    slower: 'медленнее',
    faster: 'быстрее',
    compared: '{count} {count|фаза сравнена|фазы сравнены|фаз сравнено}',
    otherwise: '{count} {count|прогон закончился|прогона закончились|прогонов закончились} иначе',
    alone: '{count} {count|прогон|прогона|прогонов} только в одном отчёте',
    unmatched: 'только в одном отчёте',
    verdicts: { passed: 'пройден', failed: 'провален', errored: 'сбой', skipped: 'пропущен' },
  },
}
