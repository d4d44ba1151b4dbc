import { pluralForm } from '../../reports/messages/plural-form.ts'
import type { Replayed } from '../../scenarios/replay/replay-trace.ts'

/** How a replay went. */
export interface ReplayFigures {
  requests: number
  alike: number
  different: number
  notCompared: number
}

export function countReplayed(figures: ReplayFigures, { skipped, differences }: Replayed): void {
  figures.requests++
  if (skipped !== undefined) figures.notCompared++
  else if (differences.length === 0) figures.alike++
  else figures.different++
}

/** One request whose answer differs, place by place. */
export function differenceText({ seq, call, differences }: Replayed, isFirst: boolean): string {
  const lines = differences.map(
    ({ place, recorded, replayed }) => `  ${place}: recorded ${recorded}, replayed ${replayed}\n`,
  )
  return `${isFirst ? 'first divergence: ' : ''}${call} (event ${seq})\n${lines.join('')}`
}

/** What only the state of the target makes other, a line for each place. */
export function noteText({ seq, call, notes = [] }: Replayed): string {
  const lines = notes.map(
    ({ place, recorded, replayed }) =>
      `note: ${call} (event ${seq}): ${place}: recorded ${recorded}, replayed ${replayed}; that is the state of the target\n`,
  )
  return lines.join('')
}

/** The last line. */
export function figuresText({ requests, alike, different, notCompared }: ReplayFigures): string {
  return `${requests} ${pluralForm(requests, ['request', 'requests'])}: ${alike} alike, ${different} different, ${notCompared} not compared\n`
}
