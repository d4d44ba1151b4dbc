import type { RunEvent } from '../trace/trace-event.ts'

/** How much of what a rule needs is seen: all of it, so much that what is found is true and some is missed, or too little. */
export type Observability = 'whole' | 'partly' | 'not'

/** How much of a rule is seen by each; `clouden` where it is another on that platform. */
export interface Seen extends Readonly<Record<'consumer' | 'observer', Observability>> {
  /** What the traffic alone shows, without any word of the platform; nothing when absent. */
  readonly wire?: Observability
  /** What the log of the platform's module shows, which tells of calls without what they say; nothing when absent. */
  readonly log?: Observability
  readonly clouden?: Observability
}

/**
 * How far each rule can be judged where no simulator tells the truth: by what the platform itself sends, reads and
 * decides (`consumer`), with an observer who reads the list of machines now and then, and from a recording of the
 * traffic (`wire`), which knows no decision of the platform. A rule is `not` observable
 * where a look that comes late would make it accuse somebody falsely.
 */
export const observability: Readonly<Record<string, Seen>> = {
  // Only an observer sees how long a machine was made and installed.
  'expected-outcome': { consumer: 'partly', observer: 'whole' },
  // Whoever plays the scenario tells what is asked for; a recording knows no intent.
  'expected-actions': { consumer: 'whole', observer: 'whole' },
  // That the platform has read it is judged; whether it was true is not.
  'active-after-os-installed': { consumer: 'partly', observer: 'partly' },
  // Clouden does not look at addresses.
  'active-has-address': { consumer: 'partly', observer: 'partly', clouden: 'not' },
  // Two machines that stand in one list live together; a second one between two looks is missed.
  'one-vm-per-order': { consumer: 'not', observer: 'partly', wire: 'partly' },
  'one-order-per-vm': { consumer: 'whole', observer: 'whole' },
  // A look that was not attributed may be missed.
  'no-blind-repeat': { consumer: 'whole', observer: 'whole', wire: 'whole' },
  'nothing-after-end': { consumer: 'whole', observer: 'whole' },
  // What is left at the end the last look shows.
  'no-orphan-vm': { consumer: 'not', observer: 'whole' },
  'no-ghost-service': { consumer: 'not', observer: 'whole' },
  'every-order-settles': { consumer: 'whole', observer: 'whole' },
  'every-action-settles': { consumer: 'whole', observer: 'whole' },
  'bounded-attempts': { consumer: 'whole', observer: 'whole', log: 'whole' },
  'ledger-conservation': { consumer: 'whole', observer: 'whole' },
  'quota-conservation': { consumer: 'whole', observer: 'whole' },
  // Others take and return addresses of the same pools.
  'address-conservation': { consumer: 'not', observer: 'not' },
  // Two machines that stand in no list together are missed.
  'one-vm-per-address': { consumer: 'partly', observer: 'partly', wire: 'partly' },
  'one-account-per-client': { consumer: 'whole', observer: 'whole', wire: 'whole' },
  'client-owns-machine': { consumer: 'whole', observer: 'whole', wire: 'whole' },
  // Who else stops a machine is seen by nobody.
  'active-stays-on': { consumer: 'whole', observer: 'whole' },
  // A stop that is seen late looks like a machine that was never stopped.
  'suspended-is-off': { consumer: 'not', observer: 'not' },
  // Whether a machine is left, or was gone before, only the list of machines shows.
  'close-is-idempotent': { consumer: 'partly', observer: 'whole' },
  // A reinstallation in VMmanager itself is seen by nobody.
  'no-silent-reinstall': { consumer: 'partly', observer: 'partly' },
  // A size that was seen late may be another by then.
  'size-as-sold': { consumer: 'not', observer: 'not' },
  // A change after which nobody looked is missed.
  'change-takes-effect': { consumer: 'partly', observer: 'partly', wire: 'partly' },
  'resize-is-honest': { consumer: 'not', observer: 'whole' },
  'ids-are-true': { consumer: 'whole', observer: 'whole' },
  'session-recovers': { consumer: 'whole', observer: 'whole', wire: 'partly', log: 'partly' },
  // Only an observer sees how long a machine was made and installed.
  'slo-met': { consumer: 'partly', observer: 'whole' },
  // What lists show is judged; tasks that nobody looked at are not.
  'task-monotone': { consumer: 'partly', observer: 'partly', wire: 'partly' },
  'exchange-conforms': { consumer: 'whole', observer: 'whole', wire: 'whole' },
  'no-secret-in-evidence': { consumer: 'whole', observer: 'whole', wire: 'whole', log: 'whole' },
}

/** How far a rule can be judged in a run; all of it where a simulator tells the truth. */
export function observabilityOf(
  rule: string,
  { sight, platform }: Pick<RunEvent, 'sight' | 'platform'>,
): Observability {
  if (sight === undefined) return 'whole'
  const seen = observability[rule]
  const onClouden = platform === 'clouden' ? seen?.clouden : undefined
  return onClouden ?? seen?.[sight] ?? 'not'
}
