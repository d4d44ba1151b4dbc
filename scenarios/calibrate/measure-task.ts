import type { Interval } from '../../contracts/statistics/interval.ts'
import { stagesOf } from '../../simulators/vmmanager/tasks/stages.ts'
import type { StageDurations } from '../../simulators/vmmanager/world/world-settings.ts'
import type { MeasureName } from './measures.ts'
import { type SeenAddress, type SeenTask, believed, between, narrowed } from './spans.ts'

/** One thing that was measured. */
export type Measured = readonly [MeasureName, Interval]

/** What the running of a task of one stage measures, by the setting that says how long the stage lasts. */
const measureOf: Readonly<Record<keyof StageDurations, MeasureName | undefined>> = {
  queued: undefined,
  templateCopy: undefined,
  disk: 'disk',
  network: 'network',
  osInstall: 'reinstall',
  delete: 'delete',
  power: 'power',
  change: 'change',
}

/** A task, and what else is known of it. */
export interface FollowedTask {
  readonly task: SeenTask
  readonly address: SeenAddress | undefined
  /** From when on it is measured: where nobody tells how long it waited, looks at its end alone tell more than at both. */
  readonly since: 'begun' | 'accepted'
}

/**
 * What a task measures: nothing where it has failed or was not followed. Only creations are told to have waited, since
 * other tasks may have waited for an earlier one of their machine.
 */
export function measureTask({ task, address, since }: FollowedTask): readonly Measured[] {
  const { name, accepted, waited, ran, status } = task
  const isCreation = name === 'host_create'
  const measure = isCreation ? 'creation' : measureOfTask(name)
  if (measure === undefined) return []
  const queued = accepted === undefined ? waited : believed(between(accepted, task.begun), waited)
  const begun = since === 'accepted' ? (accepted ?? task.begun) : begunAt(task, queued)
  const hasRun = status !== 'failed' && Number.isFinite(begun.to)
  const running = hasRun ? believed(between(begun, task.ended), ran) : undefined
  return [
    ...(isCreation ? known('queued', queued) : []),
    ...known(measure, running),
    ...(isCreation && status === 'complete' && running !== undefined
      ? partsOf({ begun, ended: narrowed(task.ended, sum(begun, running)), address })
      : []),
  ]
}

function begunAt({ accepted, begun }: SeenTask, queued: Interval | undefined): Interval {
  return accepted === undefined || queued === undefined ? begun : narrowed(begun, sum(accepted, queued))
}

/** That of its only stage: copying a template is not seen, and is taken as a part of what comes after it. */
function measureOfTask(name: string): MeasureName | undefined {
  const stages = Object.entries(stagesOf).find(([known]) => known === name)?.[1] ?? []
  const [stage, ...others] = stages.filter(({ duration }) => duration !== 'templateCopy')
  return stage === undefined || others.length > 0 ? undefined : measureOf[stage.duration]
}

interface Creation {
  readonly begun: Interval
  readonly ended: Interval
  readonly address: SeenAddress | undefined
}

/** Before and after its address was there, where somebody looked at the machine while it was made. */
function partsOf({ begun, ended, address }: Creation): readonly Measured[] {
  if (address === undefined || address.firstLookMs >= ended.from || !Number.isFinite(address.added.to))
    return []
  const added = narrowed(address.added, { from: begun.from, to: ended.to })
  return [...known('placing', between(begun, added)), ...known('installing', between(added, ended))]
}

function known(measure: MeasureName, span: Interval | undefined): readonly Measured[] {
  const saysNothing =
    span === undefined || Number.isNaN(span.from) || (span.from <= 0 && span.to === Infinity)
  return saysNothing ? [] : [[measure, span]]
}

function sum(one: Interval, other: Interval): Interval {
  return { from: one.from + other.from, to: one.to + other.to }
}
