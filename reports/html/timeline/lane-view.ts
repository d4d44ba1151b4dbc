import { type Language, messages } from '../../i18n/messages.ts'
import { formatDuration, formatMoment } from '../../timing/format-duration.ts'
import type { HtmlContext } from '../html-context.ts'
import { markup, type Markup } from '../markup.ts'
import type { LanePhase, OrderLane, Span } from './order-lanes.ts'
import type { TimeAxis } from './time-axis.ts'
import type { RunResult } from '../../../scenarios/run/run-result.ts'
import { brokenFindings } from '../../finding-kinds.ts'
import { findingWords } from '../../messages/finding-words.ts'

/** What a lane is drawn with besides its order. */
interface LaneLook {
  readonly axis: TimeAxis
  readonly findings: readonly FindingMark[]
  readonly context: HtmlContext
}

/** Nothing is drawn narrower than this share of the width, in percent: it could not be seen. */
const leastWidth = 0.2

/** One order on the common axis, with the same in words for who cannot see it. */
export function laneView(lane: OrderLane, { axis, findings, context }: LaneLook): Markup {
  const { words, language } = context
  const { units, outcomes } = messages[language]
  const outcome = lane.outcome ?? 'unsettled'
  const took = formatDuration(lane.toMs - lane.fromMs, units)
  const lost = lane.lostMs === undefined ? '' : `, ${formatDuration(lane.lostMs, units)} ${words.lost}`
  const isBroken = findings.length > 0
  return markup`<li class="${isBroken ? 'broken' : ''}">
    <div class="who">
      <b>${lane.order}</b> <span class="outcome ${outcome}">${outcomes[outcome]}</span>
      <small>${words.placed} ${formatMoment(lane.fromMs)}, ${took}${lost}</small>
    </div>
    <svg role="img" aria-label="${laneLabel(lane, findings, context)}">
      ${phaseRects(lane, axis, context)} ${lifeRects(lane, axis, context)} ${tickRects(lane, axis)}
      ${markUses(lane, { axis, findings, context })}
    </svg>
  </li> `
}

function phaseRects(lane: OrderLane, axis: TimeAxis, context: HtmlContext): readonly Markup[] {
  const { units } = messages[context.language]
  return lane.bars.map((bar) => {
    const title = `${phaseName(bar.phase, context)} ${formatDuration(bar.toMs - bar.fromMs, units)}`
    return markup`<rect class="${bar.phase}" ${extent(bar, axis)} y="13" height="11"><title>${title}</title></rect>`
  })
}

/** What came after the opening: the status of the service as a line, and what was done to it. */
function lifeRects({ states, jobs }: OrderLane, axis: TimeAxis, context: HtmlContext): readonly Markup[] {
  const { units } = messages[context.language]
  const { words } = context
  const lines = states.map(
    (state) =>
      markup`<rect class="state ${state.status}" ${extent(state, axis)} y="17" height="3"><title>${words.statuses[state.status]}</title></rect>`,
  )
  const done = jobs.map(({ name, outcome, tryCount, ...span }) => {
    const tries = tryCount > 1 ? `, ${words.tries.toLowerCase()}: ${tryCount}` : ''
    const ended = messages[context.language].actionOutcomes[outcome ?? 'unfinished']
    const title = `${name}: ${ended}, ${formatDuration(span.toMs - span.fromMs, units)}${tries}`
    return markup`<rect class="job ${outcome ?? 'unsettled'}" ${extent(span, axis)} y="14" height="9"><title>${title}</title></rect>${jobText(name, span, axis)}`
  })
  return [...lines, ...done]
}

/** The name above its bar, where it is wide enough. */
function jobText(name: string, { fromMs, toMs }: Span, axis: TimeAxis): Markup | undefined {
  const [from, to] = [axis.at(fromMs), axis.at(toMs)]
  return to - from < name.length ? undefined : markup`<text x="${percent(from)}" y="10">${name}</text>`
}

/** Requests that would be drawn at one place are drawn once: a poll of an hour would fill the page. */
function tickRects({ ticks }: OrderLane, axis: TimeAxis): readonly Markup[] {
  const drawn = new Set<string>()
  return ticks.flatMap(({ atMs, kind }) => {
    const key = `${kind} ${percent(axis.at(atMs))}`
    if (drawn.has(key)) return []
    drawn.add(key)
    const height = kind === 'read' ? 4 : 8
    return [
      markup`<rect class="tick-${kind}" x="${percent(axis.at(atMs))}" y="27" width="1.5" height="${height}"/>`,
    ]
  })
}

function markUses(lane: OrderLane, { axis, findings, context }: LaneLook): readonly Markup[] {
  const { words, language } = context
  const mark = (name: string, atMs: number, title: string): Markup =>
    markup`<use href="#mark-${name}" class="mark-${name}" x="${percent(axis.at(atMs))}"><title>${title}, ${formatMoment(atMs)}</title></use>`
  const { outcomes } = messages[language]
  const ended = lane.outcome === 'refused' || lane.outcome === 'manual' ? lane.outcome : undefined
  return [
    ...(lane.activeMs === undefined ? [] : [mark('active', lane.activeMs, outcomes.active)]),
    ...(ended === undefined || lane.settledMs === undefined
      ? []
      : [mark(ended, lane.settledMs, outcomes[ended])]),
    ...lane.faults.map(({ event }) => mark('fault', event.atMs, `${words.fault} ${event.fault}`)),
    ...findings.map(({ atMs, text }) => mark('finding', atMs, text)),
  ]
}

function laneLabel(lane: OrderLane, findings: readonly FindingMark[], context: HtmlContext): string {
  const { words, language } = context
  const { outcomes, units } = messages[language]
  const spans = lane.bars.map(
    ({ phase, fromMs, toMs }) => `${phaseName(phase, context)} ${formatDuration(toMs - fromMs, units)}`,
  )
  const faults = lane.faults.map(({ event }) => `${words.fault} ${event.fault} ${formatMoment(event.atMs)}`)
  const jobs = lane.jobs.map(
    ({ name, outcome }) => `${name}: ${messages[context.language].actionOutcomes[outcome ?? 'unfinished']}`,
  )
  const active = lane.activeMs === undefined ? [] : [`${outcomes.active} ${formatMoment(lane.activeMs)}`]
  const parts = [...spans, ...active, ...faults, ...jobs, ...findings.map(({ text }) => text)]
  const took = formatDuration(lane.toMs - lane.fromMs, units)
  return `${lane.order}: ${outcomes[lane.outcome ?? 'unsettled']}, ${took}; ${parts.join(', ')}`
}

function extent({ fromMs, toMs }: Span, axis: TimeAxis): Markup {
  const [from, to] = [axis.at(fromMs), axis.at(toMs)]
  return markup`x="${percent(from)}" width="${percent(Math.max(leastWidth, to - from))}"`
}

function percent(value: number): string {
  return `${Number(value.toFixed(2))}%`
}

/** Where on the axis of an order a finding is drawn: where its last evidence is. */
interface FindingMark {
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

/** How a reader is told of a phase, also of what is no phase of its own. */
export function phaseName(phase: LanePhase, { words, language }: HtmlContext): string {
  return phase === 'release' || phase === 'retry' || phase === 'unknown'
    ? words.lanePhases[phase]
    : messages[language].phases[phase]
}
