import type { Fault } from '../../simulators/faults/fault.ts'
import type { Patience } from '../../simulators/client/poll.ts'
import type { Identities } from '../../simulators/platform/identities.ts'
import type { Placement } from '../../simulators/platform/placement.ts'
import type { Transport } from '../../simulators/transport/transport.ts'
import type { Credentials } from '../../simulators/vmmanager/world/world-settings.ts'

/** A VMmanager that is verified. */
export interface VerifyTarget extends AsyncDisposable {
  /** @throws Unsettable where a request is kept back */
  readonly transport: Transport
  /** Of its administrator. */
  readonly credentials: Credentials
  /** The session service that is used to bring states about. */
  readonly authVersion: 'v3' | 'v4'
  /** What is made in it is named so. */
  readonly identities: Identities
  /** What machines are made of and where; the first of each where nothing is said. */
  readonly place?: Placement & { readonly os?: string; readonly preset?: string }
  /** Step and limit of waiting for tasks. */
  readonly patience: Patience
  /** Removes all that was made; gives what is left, a line each. */
  clear(): Promise<readonly string[]>
  /** Where it is simulated; a real one has neither. */
  readonly simulation?: Simulation
}

/** What can be done to a simulated VMmanager and to no other. */
export interface Simulation {
  /** Back to the beginning, so that no interaction finds what another has left. */
  restart(): Promise<void>
  arm(fault: Fault): Promise<void>
}
