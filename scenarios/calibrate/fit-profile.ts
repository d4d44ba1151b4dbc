import { addendOf } from '../../contracts/statistics/addend-of.ts'
import type { LeftOut, ProfileFile, ProfileFit, StageProfiles } from '../profile/profile-file.ts'
import { type FittedMeasures, fitCreation, fitMeasures } from './fit-creation.ts'
import type { Samples } from './samples.ts'
import type { MeasureFit } from './compare-samples.ts'
import { spanProfile } from './spans.ts'

/** What a profile says of times. */
export type FittedTimes = Pick<
  ProfileFile,
  'durations' | 'transportLatency' | 'acceptanceLatency' | 'leftOut'
>

/** Stages that one measure tells whole. */
const plainStages = ['queued', 'delete', 'power', 'change'] as const

/**
 * The times that samples tell; those that they do not tell are named with the reason.
 *
 * @param tellsTimes - false where the time that tasks have waited is in the time that they run
 */
export function fitProfile(samples: Samples, tellsTimes: boolean): FittedTimes {
  const fitted = fitMeasures(samples, tellsTimes)
  const plain = plainStages.map((stage) => [stage, fitted[stage]] as const)
  const stages = plain.flatMap(([stage, { masses, ...span }]) => {
    if (masses === undefined || !('count' in span)) return []
    return [[stage, spanProfile(masses, { samples: span.count, evidence: 'observed' })] as const]
  })
  const missing = plain.flatMap(([stage, { notTold }]) =>
    notTold === undefined ? [] : [[stage, notTold] as const],
  )
  const creation = fitCreation(fitted)
  const { leftOut, ...latencies } = latenciesOf(fitted)
  return {
    durations: { ...(Object.fromEntries(stages) satisfies StageProfiles), ...creation.stages },
    ...latencies,
    leftOut: {
      ...(Object.fromEntries(missing) satisfies LeftOut),
      ...creation.leftOut,
      templateCopy: { why: 'in-next-stage', samples: 0 },
      ...leftOut,
    },
  }
}

/**
 * A read is two ways over the network, drawn apart: the way is what makes the sum vary as it was seen to, and not half
 * of it. A call that changes something is a read and the acceptance.
 */
function latenciesOf({ read, call }: FittedMeasures): Omit<FittedTimes, 'durations'> {
  const calls = call.masses === undefined ? call.notTold.samples : call.count
  if (read.masses === undefined) {
    const why = { why: 'too-few-reads', samples: calls } as const
    return { leftOut: { transportLatency: read.notTold, acceptanceLatency: why } }
  }
  const transport = { samples: read.count, evidence: 'split', note: 'one way of the two of a read' } as const
  const transportLatency = spanProfile(addendOf(read.masses), transport)
  if (call.masses === undefined) return { transportLatency, leftOut: { acceptanceLatency: call.notTold } }
  const note = 'what calls that change something take longer than reads'
  const acceptance = { samples: calls, evidence: 'split', note } as const
  return { transportLatency, acceptanceLatency: spanProfile(addendOf(call.masses, read.masses), acceptance) }
}

/** What came of the comparison, as a profile tells it. */
export function profileFit(fits: readonly MeasureFit[]): NonNullable<ProfileFile['fit']> {
  return Object.fromEntries(
    fits.map(({ measure, verdict, counts: [traces, twin], test }): [string, ProfileFit] => [
      measure,
      {
        verdict,
        traces,
        twin,
        ...(test && { distance: shortened(test.distance), pValue: shortened(test.pValue) }),
      },
    ]),
  )
}

function shortened(value: number): number {
  return Math.round(value * 10_000) / 10_000
}

/** Whether the twin takes as long as the traces; with too few samples on either side nobody can say. */
export type FitVerdict = 'fits' | 'differs' | 'too-few'
