import type { CellVerdict } from '../../scenarios/chaos/run-cell.ts'
import type { Language } from '../messages/messages.ts'

/** How a chaos matrix is told to people. */
export interface ChaosWords {
  readonly legend: string
  /** {cells}, {run}, {recovered}, {gaveUp}, {broken}, {byDesign}, {errored}, {unreachable} */
  readonly figures: string
  /** {step}, {fault}, {verdict}, {cells} */
  readonly square: string
  /** {step}, {fault}, {platform}, {dialect}, {verdict} */
  readonly cell: string
  readonly fault: string
  /** What did not hold, one by one. */
  readonly list: string
  readonly verdicts: Readonly<Record<CellVerdict, string>>
}

export const chaosWords: Readonly<Record<Language, ChaosWords>> = {
  en: {
    legend:
      '✓ recovered: the step was done; g gave up cleanly: what the fault left does not pass; ✗ broken: a rule, a step given up for a fault that passes, or a fault that is no longer injected; d by design; ! errored; blank: no occasion for the fault.',
    figures:
      '{cells, plural, one {# cell} other {# cells}}: {run} run, {recovered} recovered, {gaveUp} gave up cleanly, {broken} broken, {byDesign} by design, {errored} errored; {unreachable} unreachable',
    square: '{step} under {fault}: {verdict}, {cells, plural, one {# cell} other {# cells}}',
    cell: '{step} under {fault} on {platform}, dialect {dialect}: {verdict}',
    fault: 'Fault',
    list: 'What did not hold',
    verdicts: {
      recovered: 'recovered',
      'gave-up': 'gave up cleanly',
      broken: 'broken',
      'by-design': 'by design',
      unreachable: 'unreachable',
      errored: 'errored',
    },
  },
  ru: {
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
  },
}
