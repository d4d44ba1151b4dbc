import type { RunEvent } from '../trace/trace-event.ts'

/** How much of what a rule needs is seen: all of it, so much that what is found is true and some is missed, or too little. */
export type Observability = 'whole' | 'partly' | 'not'

/**
 * How far a rule can be judged where no simulator tells the truth: by what the platform itself sends, reads and
 * decides (`consumer`), with an observer who reads the list of machines now and then, and from a recording of the
 * traffic (`wire`), which knows no decision of the platform; `clouden` where it is another on that platform. A rule is
 * `not` observable where a look that comes late would make it accuse somebody falsely.
 */
export interface SeenBy extends Readonly<Record<'consumer' | 'observer', Observability>> {
  /** What the traffic alone shows, without any word of the platform; nothing when absent. */
  readonly wire?: Observability
  /** What the log of the platform's module shows, which tells of calls without what they say; nothing when absent. */
  readonly log?: Observability
  readonly clouden?: Observability
}

/** How far a rule can be judged in a run; all of it where a simulator tells the truth. */
export function observabilityOf(
  seenBy: SeenBy,
  { sight, platform }: Pick<RunEvent, 'sight' | 'platform'>,
): Observability {
  if (sight === undefined) return 'whole'
  const onClouden = platform === 'clouden' ? seenBy.clouden : undefined
  return onClouden ?? seenBy[sight] ?? 'not'
}
