/** What share of all is smaller than each quantile of an empirical distribution: close together where tails are told. */
export const empiricalShares: readonly number[] = [0, 0.01, 0.05, 0.1, 0.25, 0.5, 0.75, 0.9, 0.95, 0.99, 1]
