import type { Span } from './order-lanes.ts'

/** A stretch in which nothing happened, drawn shorter than it was. */
export interface Cut extends Span {
  /** Where it is drawn, as a share of the width in percent. */
  readonly from: number
  readonly to: number
}

/** A moment at which the axis has a label. */
export interface AxisTick {
  readonly atMs: number
  readonly at: number
  /** On which side of its line the label stands: to the right of the last ones it would leave the page. */
  readonly side: 'left' | 'right'
}

/** One axis of time for all orders of a run. */
export interface TimeAxis {
  /** Where a moment is drawn, in percent of the width: never to the left of an earlier one. */
  readonly at: (ms: number) => number
  readonly cuts: readonly Cut[]
  readonly ticks: readonly AxisTick[]
}

/** Nothing is cut that is shorter than this share of the time in which something happened. */
const leastCut = 0.15
/** Width of a cut, and of all cuts together, in percent. */
const [cutWidth, mostCutWidth] = [3, 40]
/** Room that a label takes, in percent. */
const labelWidth = 11

/**
 * Lays out the time in which something happened, at one scale. Idle time, such as the month between two payments, would
 * press all else into a pixel: it is cut, and the axis says where and how long.
 */
export function timeAxis(spans: readonly Span[]): TimeAxis {
  const busy = merged(spans, 0)
  const busyMs = busy.reduce((sum, { fromMs, toMs }) => sum + toMs - fromMs, 0)
  const segments = merged(busy, Math.max(1000, busyMs * leastCut))
  const drawnMs = Math.max(
    1,
    segments.reduce((sum, { fromMs, toMs }) => sum + toMs - fromMs, 0),
  )
  const gap = Math.min(cutWidth, mostCutWidth / Math.max(1, segments.length - 1))
  const share = (100 - gap * Math.max(0, segments.length - 1)) / drawnMs
  const placed: Segment[] = []
  for (const { fromMs, toMs } of segments) {
    const last = placed.at(-1)
    const from = last === undefined ? 0 : last.to + gap
    placed.push({ fromMs, toMs, from, to: from + (toMs - fromMs) * share })
  }
  const cuts = placed.slice(1).map(({ fromMs, from }, index) => {
    const before = placed[index]
    return { fromMs: before?.toMs ?? fromMs, toMs: fromMs, from: before?.to ?? from, to: from }
  })
  return { at: (ms) => placeOf(ms, placed, cuts), cuts, ticks: ticksOf(placed, labelWidth / share) }
}

type Segment = Cut

function placeOf(ms: number, segments: readonly Segment[], cuts: readonly Cut[]): number {
  const first = segments[0]
  if (first === undefined || ms <= first.fromMs) return 0
  const holder =
    segments.find((part) => ms <= part.toMs && ms >= part.fromMs) ?? cuts.find((cut) => ms <= cut.toMs)
  if (holder === undefined) return segments.at(-1)?.to ?? 100
  const { fromMs, toMs, from, to } = holder
  return toMs === fromMs ? from : from + ((ms - fromMs) / (toMs - fromMs)) * (to - from)
}

function merged(spans: readonly Span[], atMostMs: number): readonly Span[] {
  const whole: Span[] = []
  for (const span of spans.toSorted((a, b) => a.fromMs - b.fromMs)) {
    const last = whole.at(-1)
    if (last === undefined || span.fromMs - last.toMs > atMostMs) whole.push(span)
    else whole[whole.length - 1] = { fromMs: last.fromMs, toMs: Math.max(last.toMs, span.toMs) }
  }
  return whole
}

const [second, minute, hour, day] = [1000, 60_000, 3_600_000, 86_400_000]
const steps = [
  1,
  2,
  5,
  10,
  20,
  50,
  100,
  200,
  500,
  ...[1, 2, 5, 10, 15, 30].map((count) => count * second),
  ...[1, 2, 5, 10, 15, 30].map((count) => count * minute),
  ...[1, 2, 3, 6, 12].map((count) => count * hour),
  ...[1, 2, 5, 10, 30].map((count) => count * day),
]

/** The beginning of each segment, then round moments between, as far as their labels do not overlap. */
function ticksOf(segments: readonly Segment[], leastMs: number): readonly AxisTick[] {
  const stepMs = steps.find((step) => step >= leastMs) ?? 30 * day
  const begins = segments.map(({ fromMs, from }) => tickAt(fromMs, from))
  const ticks: AxisTick[] = []
  for (const tick of [...begins, ...segments.flatMap((segment) => roundTicks(segment, stepMs))])
    if (ticks.every((other) => Math.abs(startOf(tick) - startOf(other)) >= labelWidth)) ticks.push(tick)
  return ticks.toSorted((a, b) => a.at - b.at)
}

function tickAt(atMs: number, at: number): AxisTick {
  return { atMs, at, side: at > 100 - labelWidth ? 'left' : 'right' }
}

/** Where the label begins. */
function startOf({ at, side }: AxisTick): number {
  return side === 'left' ? at - labelWidth : at
}

function roundTicks(segment: Segment, stepMs: number): readonly AxisTick[] {
  const [before, last] = [segment.fromMs, segment.toMs].map((ms) => Math.floor(ms / stepMs))
  return Array.from({ length: (last ?? 0) - (before ?? 0) }, (_, index) => {
    const atMs = ((before ?? 0) + index + 1) * stepMs
    return tickAt(atMs, placeOf(atMs, [segment], []))
  })
}
