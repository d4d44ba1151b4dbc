import type * as english from '../en/comparison.ts'

export const comparison: typeof english.comparison = {
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
  worse: 'Хуже, чем в базовом отчёте',
}
