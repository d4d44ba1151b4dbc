/**
 * How long something takes: always the same, anything between two bounds, mostly around a mode, or as was seen, told by
 * its quantiles at `empiricalShares`.
 */
export type Distribution =
  | { readonly kind: 'fixed'; readonly ms: number }
  | { readonly kind: 'uniform'; readonly minMs: number; readonly maxMs: number }
  | { readonly kind: 'triangular'; readonly minMs: number; readonly modeMs: number; readonly maxMs: number }
  | { readonly kind: 'empirical'; readonly quantilesMs: readonly number[] }
