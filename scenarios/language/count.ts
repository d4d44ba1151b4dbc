/**
 * A number of things.
 *
 * @asType integer
 * @minimum 0
 */
export type OrderCount = number

/**
 * Bounds of a number of things.
 *
 * @title range
 * @pattern ^(?:[<>]=? ?\d+|\d+\.\.\d+)$
 * @examples [">= 3", "< 5", "3..5"]
 */
export type CountBounds = string

/** A number of things, or its bounds: `3`, `">= 3"`, `3..5`. */
export type Count = OrderCount | CountBounds
