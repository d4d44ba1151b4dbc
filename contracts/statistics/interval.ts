/**
 * Between which values one is known to lie, above `from` and up to `to`: as where something was looked at now and then.
 * Both are the same where the value itself is known; `to` is Infinity where nobody knows an upper bound.
 */
export interface Interval {
  readonly from: number
  readonly to: number
}
