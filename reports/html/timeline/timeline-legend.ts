import { phaseNames } from '../../../contracts/lifecycle/phase.ts'
import { type Language, messages } from '../../i18n/messages.ts'
import { formatDuration } from '../../timing/format-duration.ts'
import type { HtmlContext } from '../html-context.ts'
import { markup, type Markup } from '../markup.ts'
import type { LanePhase, OrderLane } from './order-lane.ts'
import { phaseName } from './phase-name.ts'
import type { TimeAxis } from './time-axis.ts'

const order: readonly LanePhase[] = [
  'release',
  'retry',
  ...phaseNames.flatMap((phase) => (phase === 'total' ? [] : [phase])),
  'unknown',
]

/** What else is drawn beside the lanes. */
export interface Drawn {
  readonly hasFaults: boolean
  readonly hasFindings: boolean
  readonly axis: TimeAxis
}

/** What the colours and marks mean, of those that are drawn. */
export function timelineLegend(lanes: readonly OrderLane[], drawn: Drawn, context: HtmlContext): Markup {
  const { words, language } = context
  const { outcomes } = messages[language]
  const phases = new Set(lanes.flatMap(({ bars }) => bars.map(({ phase }) => phase)))
  const ends = new Set(lanes.map(({ outcome }) => outcome))
  const statuses = new Set(lanes.flatMap(({ states }) => states.map(({ status }) => status)))
  const kinds = new Set(lanes.flatMap(({ ticks }) => ticks.map(({ kind }) => kind)))
  const swatch = (className: string, text: string): Markup =>
    markup`<li><i class="${className}"></i>${text}</li>`
  const sign = (name: string, text: string): Markup =>
    markup`<li><svg aria-hidden="true"><use href="#mark-${name}" class="mark-${name}" x="50%"/></svg>${text}</li>`
  return markup`<ul class="legend">
    ${order.filter((phase) => phases.has(phase)).map((phase) => swatch(phase, phaseName(phase, context)))}
    ${(['active', 'suspended'] as const).flatMap((status) => (statuses.has(status) ? [swatch(`state ${status}`, words.statuses[status])] : []))}
    ${lanes.some(({ jobs }) => jobs.length > 0) ? swatch('job', words.job) : undefined}
    ${(['read', 'change', 'failed'] as const).flatMap((kind) => (kinds.has(kind) ? [swatch(`tick-${kind}`, words.ticks[kind])] : []))}
    ${lanes.some(({ activeMs }) => activeMs !== undefined) ? sign('active', outcomes.active) : undefined}
    ${(['refused', 'manual'] as const).flatMap((end) => (ends.has(end) ? [sign(end, outcomes[end])] : []))}
    ${drawn.hasFaults ? sign('fault', words.fault) : undefined}
    ${drawn.hasFindings ? sign('finding', words.findingMark) : undefined}
    ${drawn.axis.cuts.length > 0 ? swatch('cut', `${words.cutLegend}: ${cutSpans(drawn.axis, language)}`) : undefined}
  </ul>`
}

/** More of them nobody reads. */
const mostCuts = 5

function cutSpans({ cuts }: TimeAxis, language: Language): string {
  const { units } = messages[language]
  const spans = cuts.slice(0, mostCuts).map(({ fromMs, toMs }) => formatDuration(toMs - fromMs, units))
  return `${spans.join('; ')}${cuts.length > mostCuts ? '; …' : ''}`
}
