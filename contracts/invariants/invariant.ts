import type { RunPicture } from '../lifecycle/run-picture.ts'
import type { Platform, TraceEvent } from '../trace/trace-event.ts'
import type { Finding } from './finding.ts'
import type { RuleName } from './rule-name.ts'

/**
 * A rule that holds on every good trace. It watches the events as they come, each already taken into the
 * picture, and says what is broken; what only the end can show, it says at the end.
 */
export interface Invariant {
  readonly name: RuleName
  /** Platforms for which it is a promise. */
  readonly platforms: readonly Platform[]
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
