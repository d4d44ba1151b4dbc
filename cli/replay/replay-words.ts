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

/** The last line. */
export function figuresText({ requests, alike, different, notCompared }: ReplayFigures): string {
  return `${requests} requests: ${alike} alike, ${different} different, ${notCompared} not compared\n`
}
