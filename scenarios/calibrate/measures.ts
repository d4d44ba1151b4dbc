/**
 * What can be measured in traffic, in the order in which it is reported. Of tasks: how long a creation waits, how long
 * it runs, its parts before and after the address is there, and how long tasks run that have one stage only; where
 * VMmanager does not tell how long tasks have waited, that is in the time that they run. Of calls:
 * the time from the request to its answer.
 */
export const measureNames = [
  'queued',
  'creation',
  'placing',
  'installing',
  'reinstall',
  'network',
  'disk',
  'delete',
  'power',
  'change',
  'read',
  'call',
] as const

export type MeasureName = (typeof measureNames)[number]
