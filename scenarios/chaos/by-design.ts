import type { Platform } from '../../contracts/trace/trace-event.ts'
import type { FaultName } from '../../simulators/faults/fault.ts'
import type { ChaosCell } from './cell-record.ts'

/** Something that the healthy mocks cannot survive, and why; what is left out stands for all. */
export interface ByDesign {
  readonly faults: readonly FaultName[]
  readonly steps?: readonly string[]
  readonly platforms?: readonly Platform[]
  /** The rule that breaks, or `given-up`; anything else still breaks the cell. */
  readonly breaks: string
  readonly reason: string
}

/** The whole list; what is not in it must hold. */
export const byDesign: readonly ByDesign[] = [
  {
    faults: ['task-early'],
    breaks: 'active-after-os-installed',
    reason:
      'The end of the creation task is the only promise about the operating system that VMmanager gives; who trusts it is deceived.',
  },
  {
    faults: ['request-doubled'],
    steps: ['open', 'open-in-parallel'],
    breaks: 'no-orphan-vm',
    reason:
      'VMmanager makes a machine for each request, and the platform hears of one; the other is found by autodiscovering.',
  },
  {
    faults: [
      'request-lost',
      'reply-lost',
      'gateway-timeout',
      'reply-late',
      'reply-truncated',
      'reply-garbage',
      'reply-empty',
      'task-lost',
    ],
    steps: ['reinstall'],
    platforms: ['billmanager'],
    breaks: 'given-up',
    reason:
      'A reinstallation destroys data: where nobody knows whether it was begun, a person decides whether it is sent again.',
  },
  {
    faults: ['task-fails', 'task-lost'],
    steps: ['upgrade'],
    platforms: ['billmanager'],
    breaks: 'given-up',
    reason:
      'The change ends with the installation of another system; one that has failed or was lost is left to a person, as a second one would destroy data.',
  },
  {
    faults: ['address-late'],
    steps: ['remove-address'],
    platforms: ['clouden'],
    breaks: 'given-up',
    reason: 'Clouden opens without a look at addresses; one that is not there yet cannot be removed.',
  },
]

/** Why a cell may break in a way, `<rule>/<detail>` or `given-up/<reason>`; undefined where it must not. */
export function excuseFor({ fault, step, platform }: ChaosCell, way: string): string | undefined {
  return byDesign.find(
    (entry) =>
      entry.faults.includes(fault) &&
      way.startsWith(`${entry.breaks}/`) &&
      entry.steps?.includes(step) !== false &&
      entry.platforms?.includes(platform) !== false,
  )?.reason
}
