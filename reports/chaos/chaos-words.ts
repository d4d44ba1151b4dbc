import type { CellVerdict } from '../../scenarios/chaos/run-cell.ts'
import type { Language } from '../messages/messages.ts'

/** How a chaos matrix is told to people. */
export interface ChaosWords {
  readonly legend: string
  /** {cells}, {run}, {held}, {broken}, {byDesign}, {errored}, {unreachable} */
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
      '✓ every rule held, ✗ a rule broke, d broke by design, ! errored; blank: no occasion for the fault.',
    figures:
      '{cells} {cells|cell|cells}: {run} run, {held} held, {broken} broken, {byDesign} by design, {errored} errored; {unreachable} unreachable',
    square: '{step} under {fault}: {verdict}, {cells} {cells|cell|cells}',
    cell: '{step} under {fault} on {platform}, dialect {dialect}: {verdict}',
    fault: 'Fault',
    list: 'What did not hold',
    verdicts: {
      held: 'held',
      broken: 'broken',
      'by-design': 'by design',
      unreachable: 'unreachable',
      errored: 'errored',
    },
  },
  ru: {
    legend:
      '✓ все правила соблюдены, ✗ правило нарушено, d нарушено по замыслу, ! ошибка прогона; пусто: сбою негде случиться.',
    figures:
      '{cells} {cells|клетка|клетки|клеток}: прогнано {run}, соблюдено {held}, нарушено {broken}, по замыслу {byDesign}, ошибок {errored}; недостижимо {unreachable}',
    square: '{step} при {fault}: {verdict}, {cells} {cells|клетка|клетки|клеток}',
    cell: '{step} при {fault} на {platform}, диалект {dialect}: {verdict}',
    fault: 'Сбой',
    list: 'Что не соблюдено',
    verdicts: {
      held: 'соблюдено',
      broken: 'нарушено',
      'by-design': 'по замыслу',
      unreachable: 'недостижимо',
      errored: 'ошибка',
    },
  },
}
