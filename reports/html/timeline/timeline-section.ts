import { eventWords } from '../../messages/event-words.ts'
import { formatMessage } from '../../i18n/format-message.ts'
import { type Language, messages } from '../../i18n/messages.ts'
import { formatDuration, formatMoment } from '../../timing/format-duration.ts'
import type { HtmlContext, ToldRun } from '../html-context.ts'
import { markup, type Markup } from '../markup.ts'
import type { FaultStrike } from './fault-strikes.ts'
import { findingMarks, laneView, phaseName } from './lane-view.ts'
import { type LanePhase, type OrderLane, orderLanes, type Span } from './order-lanes.ts'
import { timeAxis, type TimeAxis } from './time-axis.ts'
import { phaseNames } from '../../../contracts/lifecycle/phase.ts'

/** The orders of a run, one below the other on one axis of time. */
export function timelineSection(
  { result, events, picture }: ToldRun,
  context: HtmlContext,
): Markup | undefined {
  if (picture === undefined || picture.orders.size === 0) return undefined
  const { words, language } = context
  const { lanes, strikes } = orderLanes(picture, events)
  const marks = findingMarks(result, language)
  const shown = chosenLanes(lanes, new Set(marks.keys()))
  const stray = strikes.filter(({ orders }) => orders.length !== 1)
  const findings = [...marks.values()].flat()
  const moments = [...stray.map(({ event }) => event), ...findings].map(({ atMs }) => ({
    fromMs: atMs,
    toMs: atMs,
  }))
  const axis = timeAxis([...shown.flatMap(busySpans), ...moments])
  const hidden = lanes.length - shown.length
  return markup`<h4>${words.waterfall}</h4>
    <p>${words.waterfallNote}</p>
    ${timelineLegend(shown, { hasFaults: strikes.length > 0, hasFindings: findings.length > 0, axis }, context)}
    <div class="timeline">
      <div class="grid" aria-hidden="true">${gridLines(axis, context)}</div>
      <ol class="lanes">
        ${shown.map((lane) => laneView(lane, { axis, findings: marks.get(lane.order) ?? [], context }))}
        ${stray.length === 0 ? undefined : strayLane(stray, axis, context)}
      </ol>
    </div>
    ${hidden > 0 ? markup`<p>${formatMessage(words.moreOrders, { count: hidden }, language)}</p>` : undefined}
    ${strikeList(strikes, result.platform, context)}`
}

/** When something happened to an order; to wait for a payment is nothing that happens. */
function busySpans({ bars, ticks, states, jobs, faults, ...lane }: OrderLane): readonly Span[] {
  const moments = [lane.fromMs, lane.settledMs, lane.activeMs, ...states.map(({ fromMs }) => fromMs)]
  const points = [...moments.flatMap((ms) => ms ?? []), ...ticks.map(({ atMs }) => atMs)]
  return [
    ...bars.filter(({ phase }) => phase !== 'release' && phase !== 'unknown'),
    ...jobs,
    ...[...points, ...faults.map(({ event }) => event.atMs)].map((atMs) => ({ fromMs: atMs, toMs: atMs })),
  ]
}

function gridLines({ ticks, cuts }: TimeAxis, { language, words }: HtmlContext): readonly Markup[] {
  const { units } = messages[language]
  const left = (place: number): string => `left:${place.toFixed(2)}%`
  return [
    ...cuts.map(
      ({ fromMs, toMs, from, to }) =>
        markup`<i class="cut" style="${left(from)};width:${(to - from).toFixed(2)}%" title="${formatMessage(words.cut, { span: formatDuration(toMs - fromMs, units) }, language)}"></i>`,
    ),
    ...ticks.map(
      ({ atMs, at, side }) =>
        markup`<span style="${left(at)}" class="${side}"><b>${formatMoment(atMs).replace(/\.000$/, '')}</b></span>`,
    ),
  ]
}

/** Faults that struck no order, or one of several: drawn where they struck, on no order's lane. */
function strayLane(strikes: readonly FaultStrike[], axis: TimeAxis, { words }: HtmlContext): Markup {
  const told = strikes.map(({ event }) => `${event.fault} ${formatMoment(event.atMs)}`)
  return markup`<li>
    <div class="who"><b>${words.noOrder}</b></div>
    <svg role="img" aria-label="${words.noOrder}: ${told.join(', ')}">
      ${strikes.map(
        ({ event }, index) =>
          markup`<use href="#mark-fault" class="mark-fault" x="${axis.at(event.atMs).toFixed(2)}%"><title>${words.fault} ${told[index]}</title></use>`,
      )}
    </svg>
  </li> `
}

/** More lines than these nobody reads. */
const mostStrikes = 100

function strikeList(
  strikes: readonly FaultStrike[],
  platform: ToldRun['result']['platform'],
  { language, words }: HtmlContext,
): Markup | undefined {
  if (strikes.length === 0) return undefined
  const lines = strikes.slice(0, mostStrikes).map(({ event, orders }) => {
    const whom =
      orders.length > 1 ? formatMessage(words.oneOf, { orders: orders.join(', ') }, language) : orders[0]
    const about = whom === undefined ? '' : ` (${whom})`
    return markup`<li>${formatMoment(event.atMs)} ${eventWords(event, platform, language)}${about}</li>`
  })
  const more = strikes.length - lines.length
  return markup`<details>
    <summary>${words.faults} (${strikes.length})</summary>
    <ul>
      ${lines}${more > 0 ? markup`<li>… ${more}</li>` : undefined}
    </ul>
  </details>`
}

const order: readonly LanePhase[] = [
  'release',
  'retry',
  ...phaseNames.flatMap((phase) => (phase === 'total' ? [] : [phase])),
  'unknown',
]

/** What else is drawn beside the lanes. */
interface Drawn {
  readonly hasFaults: boolean
  readonly hasFindings: boolean
  readonly axis: TimeAxis
}

/** What the colours and marks mean, of those that are drawn. */
function timelineLegend(lanes: readonly OrderLane[], drawn: Drawn, context: HtmlContext): Markup {
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

/** More rows than these nobody reads. */
export const mostLanes = 24

/**
 * Those that a reader looks for, where there are too many: orders with findings, then those that did not become Active,
 * then those that a fault struck, and of equals the slowest; all in the order in which they were placed.
 */
export function chosenLanes(lanes: readonly OrderLane[], broken: ReadonlySet<string>): readonly OrderLane[] {
  if (lanes.length <= mostLanes) return lanes
  const weight = ({ order, outcome, faults }: OrderLane): number =>
    (broken.has(order) ? 4 : 0) + (outcome === 'active' ? 0 : 2) + (faults.length > 0 ? 1 : 0)
  const tookMs = ({ fromMs, toMs }: OrderLane): number => toMs - fromMs
  const heaviest = lanes
    .toSorted((a, b) => weight(b) - weight(a) || tookMs(b) - tookMs(a))
    .slice(0, mostLanes)
  const chosen = new Set(heaviest)
  return lanes.filter((lane) => chosen.has(lane))
}
