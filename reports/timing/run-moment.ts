import { defaultWorldSettings } from '../../simulators/vmmanager/world/world-settings.ts'

/**
 * The date that stands for the begin of every run, in ms since 1970: a trace counts from its begin, and the same
 * seed must give the same bytes. It is the date at which simulated worlds begin, so that dates inside of bodies fit.
 */
export const runEpochMs: number = defaultWorldSettings.beginsAtMs

/** A moment of a run as an ISO date in UTC, to the millisecond. */
export function isoMoment(atMs: number): string {
  return new Date(runEpochMs + atMs).toISOString()
}

/** A moment of a run in nanoseconds since 1970, in decimal, since it is beyond what a number holds. */
export function unixNanos(atMs: number): string {
  return String(BigInt(runEpochMs) * 1_000_000n + BigInt(Math.round(atMs * 1000)) * 1000n)
}
