import type { FaultName } from '../../../simulators/faults/fault.ts'
import { faultDefinitions } from '../../../simulators/faults/fault-definitions.ts'

/** What each fault does, as its definition says. */
export const faults: Readonly<Record<FaultName, string>> = Object.fromEntries(
  Object.entries(faultDefinitions).map(([name, { meaning }]) => [name, meaning]),
) as Record<FaultName, string>
