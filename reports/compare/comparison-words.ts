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
    compared: '{count, plural, one {# phase} other {# phases}} compared',
    otherwise: '{count, plural, one {# run} other {# runs}} ended otherwise',
    alone: '{count, plural, one {# run} other {# runs}} in one report only',
    unmatched: 'in one report only',
    inBaseline: 'in the baseline',
    regression: 'worse than the baseline',
  },
  ru: {
    slower: 'медленнее',
    faster: 'быстрее',
    compared:
      '{count, plural, one {# фаза сравнена} few {# фазы сравнены} many {# фаз сравнено} other {# фазы сравнены}}',
    otherwise:
      '{count, plural, one {# прогон закончился} few {# прогона закончились} many {# прогонов закончились} other {# прогона закончились}} иначе',
    alone:
      '{count, plural, one {# прогон} few {# прогона} many {# прогонов} other {# прогона}} только в одном отчёте',
    unmatched: 'только в одном отчёте',
    inBaseline: 'в базовом отчёте',
    regression: 'хуже, чем в базовом отчёте',
  },
}
