import type { Fault } from '../../simulators/faults/fault.ts'
import { durationMs } from '../language/duration.ts'
import type { FaultSetting } from '../language/scenario.ts'

/** The fault of a scenario as the simulator arms it. */
export function planFault(setting: FaultSetting): Fault {
  switch (setting.fault) {
    case 'task-fails':
      return { fault: 'task-fails', stage: setting.stage, times: setting.times ?? Number.POSITIVE_INFINITY }
    case 'asleep': {
      const fromMs = durationMs(setting.after)
      return { fault: 'asleep', fromMs, untilMs: fromMs + durationMs(setting.for) }
    }
    case 'sessions-expire':
      return { fault: 'sessions-expire', atMs: durationMs(setting.after) }
    case 'reply-lost':
      return { fault: 'reply-lost', operation: setting.operation, times: setting.times ?? 1 }
  }
}
