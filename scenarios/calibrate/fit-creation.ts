import { addendOf } from '../../contracts/statistics/addend-of.ts'
import type { Mass } from '../../contracts/statistics/mass.ts'
import { sumOf } from '../../contracts/statistics/sum-of.ts'
import { valueAt } from '../../contracts/statistics/value-at.ts'
import type { LeftOut, NotTold, SpanProfile, StageProfiles } from '../profile/profile-file.ts'
import type { FittedMeasures } from './fit-measures.ts'
import type { FittedSpan } from './fit-span.ts'
import { spanProfile } from './span-profile.ts'
import { usualMasses } from './usual-masses.ts'

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
