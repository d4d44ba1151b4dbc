import type * as english from '../en/chaos.ts'

export const chaos: typeof english.chaos = {
  legend:
    '✓ справилась: шаг выполнен; g корректный отказ: последствия сбоя не проходят сами; ✗ нарушение: правила, отказ из-за проходящего сбоя или сбой больше не случается; d так задумано; ! ошибка прогона; пусто: сбою негде случиться.',
  figures:
    '{cells, plural, one {# клетка} few {# клетки} many {# клеток} other {# клетки}}: прогнано {run}, справилась {recovered}, корректных отказов {gaveUp}, нарушений {broken}, так задумано {byDesign}, ошибок {errored}; недостижимо {unreachable}',
  square:
    '{step} при {fault}: {verdict}, {cells, plural, one {# клетка} few {# клетки} many {# клеток} other {# клетки}}',
  cell: '{step} при {fault} на {platform}, диалект {dialect}: {verdict}',
  fault: 'Сбой',
  list: 'Что не соблюдено',
  verdicts: {
    recovered: 'справилась',
    'gave-up': 'корректный отказ',
    broken: 'нарушение',
    'by-design': 'так задумано',
    unreachable: 'недостижимо',
    errored: 'ошибка',
  },
}
