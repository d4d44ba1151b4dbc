import type { Platform, ProfileMark } from '../../contracts/trace/trace-event.ts'
import type { Variables } from '../language/expand.ts'

/** Which run: the same identity takes the same course, except for what the wall clock adds. */
export interface RunIdentity {
  /** Name of the scenario: its file name without extension. */
  readonly scenario: string
  /** What `vmharness run` needs to find it again: its file, or its name where it is a shipped one. */
  readonly source: string
  readonly title: string
  /** What the scenario is good for; absent where only its trace is known. */
  readonly purpose?: string
  /** Both in Russian, where the scenario says them. */
  readonly ru?: { readonly title: string; readonly purpose: string }
  /** The place in the matrix of the scenario, and the variables that were given; absent where there are none. */
  readonly variables?: Variables
  readonly platform: Platform
  readonly target: string
  readonly dialect: string
  /** What times were taken from, and the file that `vmharness run` needs to find it; absent where they are as usual. */
  readonly profile?: ProfileMark & { readonly source?: string }
  readonly seed: number
  /** `virtual`, `real` or `scaled:N`. */
  readonly clock: string
  /** The configuration that was named, in which targets and objectives stand; absent where it was not. */
  readonly config?: string
  /** Traffic of others: no scenario makes it again, and `source` is the file that it was read from. */
  readonly recorded?: true
}
