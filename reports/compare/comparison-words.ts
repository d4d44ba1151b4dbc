import type { Language } from '../messages/messages.ts'

interface Words {
  readonly slower: string
  readonly faster: string
  /** Figures, with {count}. */
  readonly compared: string
  readonly otherwise: string
  readonly alone: string
  readonly unmatched: string
  readonly inBaseline: string
  readonly regression: string
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
    inBaseline: 'in the baseline',
    regression: 'worse than the baseline',
  },
  ru: {
    slower: 'медленнее',
    faster: 'быстрее',
    compared: '{count} {count|фаза сравнена|фазы сравнены|фаз сравнено}',
    otherwise: '{count} {count|прогон закончился|прогона закончились|прогонов закончились} иначе',
    alone: '{count} {count|прогон|прогона|прогонов} только в одном отчёте',
    unmatched: 'только в одном отчёте',
    inBaseline: 'в базовом отчёте',
    regression: 'хуже, чем в базовом отчёте',
  },
}
