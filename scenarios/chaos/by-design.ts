import type { Platform } from '../../contracts/trace/trace-event.ts'
import type { FaultName } from '../../simulators/faults/fault.ts'
import type { ChaosCell } from './chaos-cell.ts'

/** Something that the healthy mocks cannot survive, and why; what is left out stands for all. */
export interface ByDesign {
  readonly fault: FaultName
  readonly steps?: readonly string[]
  readonly platforms?: readonly Platform[]
  /** The rule that breaks; any other finding still breaks the cell. */
  readonly rule: string
  readonly reason: string
}

/** The whole list; what is not in it must hold. */
export const byDesign: readonly ByDesign[] = [
  {
    fault: 'task-early',
    rule: 'active-after-os-installed',
    reason:
      'The end of the creation task is the only promise about the operating system that VMmanager gives; who trusts it is deceived.',
  },
  {
    fault: 'request-doubled',
    steps: ['open', 'open-in-parallel'],
    rule: 'no-orphan-vm',
    reason:
      'VMmanager makes a machine for each request, and the platform hears of one; the other is found by autodiscovering.',
  },
]

/** The entry that covers a broken rule in a cell. */
export function excuseFor({ fault, step, platform }: ChaosCell, rule: string): ByDesign | undefined {
  return byDesign.find(
    (entry) =>
      entry.fault === fault &&
      entry.rule === rule &&
      entry.steps?.includes(step) !== false &&
      entry.platforms?.includes(platform) !== false,
  )
}
