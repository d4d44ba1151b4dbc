import type { Step } from '../language/step.ts'

/** A step, and when it was begun. */
export interface TimedStep {
  readonly step: Step
  readonly atMs: number
}
