import type { Platform } from '../../contracts/trace/trace-event.ts'

/** Which run: the same identity takes the same course, except for what the wall clock adds. */
export interface RunIdentity {
  /** Name of the scenario: its file name without extension. */
  readonly scenario: string
  /** What `vmharness run` needs to find it again: its file, or its name where it is a shipped one. */
  readonly source: string
  readonly title: string
  readonly platform: Platform
  readonly target: string
  readonly dialect: string
  readonly seed: number
  /** `virtual`, `real` or `scaled:N`. */
  readonly clock: string
}
