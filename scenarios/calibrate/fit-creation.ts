import { addendOf } from '../../contracts/statistics/addend-of.ts'
import { type Mass, sumOf, valueAt } from '../../contracts/statistics/mass.ts'
import type { LeftOut, NotTold, SpanProfile, StageProfiles } from '../profile/profile-file.ts'
import { type MeasureName, measureNames } from './measures.ts'
import { type Samples, leastSamples } from './samples.ts'
import type { Interval } from '../../contracts/statistics/interval.ts'
import { smoothed } from '../../contracts/statistics/turnbull.ts'
import { type StageDurations, defaultWorldSettings } from '../../simulators/vmmanager/world/world-settings.ts'
import { quantileMs } from '../../simulators/random/draw-ms.ts'
import { spanProfile } from './spans.ts'

const parts = 100

/** How long a stage takes by default, in pieces of equal share. */
function usualMasses(stage: keyof StageDurations): readonly Mass[] {
  const usual = defaultWorldSettings.durations[stage]
  return Array.from({ length: parts }, (_, index) => {
    const ms = quantileMs(usual, (index + 0.5) / parts)
    return { from: ms, to: ms, share: 1 / parts }
  })
}

/** A distribution and of how many samples it is, or why there is none. */
type FittedSpan =
  | { readonly masses: readonly Mass[]; readonly count: number; readonly notTold?: never }
  | { readonly masses?: never; readonly notTold: NotTold }

/** Below it nobody minds. */
const negligibleMs = 2000

/** The distribution of what was measured, unless there is too little of it, or it was looked at too rarely. */
export function fitSpan(samples: readonly Interval[]): FittedSpan {
  const { length: count } = samples
  if (count < leastSamples) return { notTold: { why: 'too-few', samples: count } }
  const vague = samples.filter(({ from, to }) => to - from > negligibleMs && from < to / 10)
  if (vague.length * 2 > count) return { notTold: { why: 'rare-looks', samples: count } }
  return { masses: smoothed(samples), count }
}

/** A distribution for each measure, or why there is none. */
export type FittedMeasures = Readonly<Record<MeasureName, FittedSpan>>

/** These do not begin with waiting. */
const withoutWaiting: ReadonlySet<MeasureName> = new Set(['queued', 'installing', 'read', 'call'])

/**
 * Fits each measure.
 *
 * @param tellsTimes - false where the time that tasks have waited is in the time that they run: it is taken off, as it
 * was seen or, where looks are too rare for that, as it is by default
 */
export function fitMeasures(samples: Samples, tellsTimes: boolean): FittedMeasures {
  const queued = fitSpan(samples.queued)
  const waiting = queued.masses ?? usualMasses('queued')
  const fitted = measureNames.map((measure): readonly [string, FittedSpan] => {
    const span = fitSpan(samples[measure])
    if (tellsTimes || span.masses === undefined || withoutWaiting.has(measure)) return [measure, span]
    return [measure, { ...span, masses: addendOf(span.masses, waiting) }]
  })
  return Object.fromEntries(fitted) as FittedMeasures
}

type CreationStage = 'disk' | 'network' | 'osInstall'

/** The stages of a creation, and why those that are missing are. */
export interface FittedCreation {
  readonly stages: Pick<StageProfiles, CreationStage>
  readonly leftOut: LeftOut
}

type Fitted = Extract<FittedSpan, { readonly count: number }>

/**
 * The stages that a creation runs through. Where machines were looked at while they were made, that the address is
 * there parts what comes before from the installation. Where only the whole was seen, disk and network get a fixed
 * time, their usual share of the quickest creation, and the installation gets the rest: then the whole varies as it
 * was seen to. Where no creation was seen, tasks of one such stage tell of it.
 */
export function fitCreation(fitted: FittedMeasures): FittedCreation {
  const { placing, installing, creation, disk, network, reinstall } = fitted
  if (placing.masses !== undefined && installing.masses !== undefined) {
    return { stages: ofParts(placing, installing, network), leftOut: {} }
  }
  if (creation.masses !== undefined) return { stages: ofWhole(creation, network), leftOut: {} }
  return ofOtherTasks({ disk, network, osInstall: reinstall }, creation.notTold)
}

function ofParts(placing: Fitted, installing: Fitted, alone: FittedSpan): FittedCreation['stages'] {
  const network = networkIn(placing, alone, usualMs.network / (usualMs.disk + usualMs.network))
  const note = 'the rest of the time until the address was there'
  return {
    disk: spanProfile(addendOf(placing.masses, network.masses), split(placing.count, note)),
    network: network.profile,
    osInstall: observed(installing),
  }
}

function ofWhole(creation: Fitted, alone: FittedSpan): FittedCreation['stages'] {
  const wholeMs = usualMs.disk + usualMs.network + usualMs.osInstall
  const network = networkIn(creation, alone, usualMs.network / wholeMs)
  const disk = fixed((valueAt(creation.masses, 0) * usualMs.disk) / wholeMs)
  const rest = addendOf(creation.masses, sumOf(disk, network.masses))
  return {
    disk: spanProfile(disk, split(creation.count, shareNote)),
    network: network.profile,
    osInstall: spanProfile(rest, split(creation.count, 'the rest of the whole creation')),
  }
}

/** Of creations there may be more samples than of tasks that have the stage alone. */
function ofOtherTasks(spans: Readonly<Record<CreationStage, FittedSpan>>, creation: NotTold): FittedCreation {
  const stages: Partial<Record<CreationStage, SpanProfile>> = {}
  const leftOut: Partial<Record<CreationStage, NotTold>> = {}
  for (const stage of ['disk', 'network', 'osInstall'] as const) {
    const span = spans[stage]
    if (span.masses !== undefined) stages[stage] = observed(span)
    else leftOut[stage] = span.notTold.samples > creation.samples ? span.notTold : creation
  }
  return { stages, leftOut }
}

const shareNote = 'not seen by itself: its usual share of the quickest creation'

/** The network stage as tasks show it that have it alone, where the whole leaves room for that; else a fixed share. */
function networkIn(
  whole: Fitted,
  alone: FittedSpan,
  share: number,
): { readonly masses: readonly Mass[]; readonly profile: SpanProfile } {
  const leastMs = valueAt(whole.masses, 0)
  if (alone.masses !== undefined && valueAt(alone.masses, 1) < leastMs / 2) {
    return { masses: alone.masses, profile: observed(alone) }
  }
  const masses = fixed(leastMs * share)
  return { masses, profile: spanProfile(masses, split(whole.count, shareNote)) }
}

function observed({ masses, count }: Fitted): SpanProfile {
  return spanProfile(masses, { samples: count, evidence: 'observed' })
}

function split(samples: number, note: string): Pick<SpanProfile, 'samples' | 'evidence' | 'note'> {
  return { samples, evidence: 'split', note }
}

function fixed(ms: number): readonly Mass[] {
  return [{ from: ms, to: ms, share: 1 }]
}

/** The middle of what each stage takes by default. */
const usualMs = {
  disk: valueAt(usualMasses('disk'), 0.5),
  network: valueAt(usualMasses('network'), 0.5),
  osInstall: valueAt(usualMasses('osInstall'), 0.5),
}
