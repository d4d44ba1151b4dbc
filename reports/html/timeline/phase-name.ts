import { messages } from '../../i18n/messages.ts'
import type { HtmlContext } from '../html-context.ts'
import type { LanePhase } from './order-lane.ts'

/** How a reader is told of a phase, also of what is no phase of its own. */
export function phaseName(phase: LanePhase, { words, language }: HtmlContext): string {
  return phase === 'release' || phase === 'retry' || phase === 'unknown'
    ? words.lanePhases[phase]
    : messages[language].phases[phase]
}
