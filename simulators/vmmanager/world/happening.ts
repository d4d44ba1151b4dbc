import type { MachineFault } from '../../faults/fault.ts'
import type { HostWish, TaskStage } from './entities.ts'

/** Something that comes over a machine without a task. */
export type Happening =
  | { readonly hostId: number; readonly change: TaskStage['change']; readonly wish: HostWish }
  | { readonly hostId: number; readonly fault: MachineFault['fault'] }
