import type { RunPicture } from '../lifecycle/run-picture.ts'
import type { Platform, TraceEvent } from '../trace/trace-event.ts'
import type { Finding } from './finding.ts'
import type { SeenBy } from './observability.ts'

/**
 * A rule that holds on every good trace. It watches the events as they come, each already taken into the
 * picture, and says what is broken; what only the end can show, it says at the end.
 */
export interface Rule<Name extends RuleName = RuleName> {
  readonly name: Name
  /** Platforms for which it is a promise. */
  readonly platforms: readonly Platform[]
  readonly seenBy: SeenBy
  /** Begins to watch one run. */
  watch(picture: RunPicture): Watcher
}

export interface Watcher {
  see?(event: TraceEvent): readonly Finding[]
  conclude?(): readonly Finding[]
  /**
   * How often so far the rule could have been broken: what it is about has happened, and was seen. While there is no
   * occasion a rule that is not broken has shown nothing.
   */
  occasions(): number
}

export const nothing: readonly Finding[] = []

export const bothPlatforms: readonly Platform[] = ['billmanager', 'clouden']

/** Names of the rules by which a trace is judged, in findings and in expectations. */
export type RuleName =
  | 'expected-outcome'
  | 'expected-actions'
  | 'active-after-os-installed'
  | 'active-has-address'
  | 'one-vm-per-order'
  | 'one-order-per-vm'
  | 'no-blind-repeat'
  | 'nothing-after-end'
  | 'no-orphan-vm'
  | 'no-ghost-service'
  | 'every-order-settles'
  | 'every-action-settles'
  | 'bounded-attempts'
  | 'ledger-conservation'
  | 'quota-conservation'
  | 'address-conservation'
  | 'one-vm-per-address'
  | 'one-account-per-client'
  | 'client-owns-machine'
  | 'active-stays-on'
  | 'suspended-is-off'
  | 'close-is-idempotent'
  | 'no-silent-reinstall'
  | 'size-as-sold'
  | 'change-takes-effect'
  | 'resize-is-honest'
  | 'session-recovers'
  | 'ids-are-true'
  | 'task-monotone'
  | 'slo-met'
  | 'exchange-conforms'
  | 'no-secret-in-evidence'
