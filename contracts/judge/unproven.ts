/** Why a run is inconclusive. The reports say of each what would make it conclusive. */
export const unprovenCodes = [
  'gap',
  'log-only',
  'nothing-changed',
  'outcome-unknown',
  'not-followed',
  'objective-open',
] as const
export type UnprovenCode = (typeof unprovenCodes)[number]

/** Something decisive that was not seen. */
export interface Unproven {
  readonly code: UnprovenCode
  readonly order?: string
  readonly params: Readonly<Record<string, string | number>>
  /** Places (`seq`) in the trace of the events that left it open. */
  readonly witness: readonly number[]
}
