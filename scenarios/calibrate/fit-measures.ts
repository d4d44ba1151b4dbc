import { addendOf } from '../../contracts/statistics/addend-of.ts'
import { type FittedSpan, fitSpan } from './fit-span.ts'
import { type MeasureName, measureNames } from './measures.ts'
import type { Samples } from './samples.ts'
import { usualMasses } from './usual-masses.ts'

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
