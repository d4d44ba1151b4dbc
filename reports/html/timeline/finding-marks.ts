import type { RunResult } from '../../../scenarios/run/run-result.ts'
import { brokenFindings } from '../../broken-findings.ts'
import { findingWords } from '../../messages/finding-words.ts'
import type { Language } from '../../i18n/messages.ts'

/** Where on the axis of an order a finding is drawn: where its last evidence is. */
export interface FindingMark {
  readonly atMs: number
  readonly text: string
}

/** The broken promises of a run by the orders that they are about; by its evidence where a finding names no order. */
export function findingMarks(
  run: RunResult,
  language: Language,
): ReadonlyMap<string, readonly FindingMark[]> {
  const marks = new Map<string, FindingMark[]>()
  for (const finding of brokenFindings(run)) {
    const { order, evidence } = finding
    const orders =
      order === undefined
        ? evidence.flatMap((event) => ('order' in event ? (event.order ?? []) : []))
        : [order]
    for (const about of new Set(orders)) {
      const own = evidence.findLast((event) => 'order' in event && event.order === about) ?? evidence.at(-1)
      const mark = { atMs: own?.atMs ?? 0, text: `${finding.rule}: ${findingWords(finding, language)}` }
      marks.set(about, [...(marks.get(about) ?? []), mark])
    }
  }
  return marks
}
