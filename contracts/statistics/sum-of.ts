import type { Mass } from './mass.ts'
import { valueAt } from './value-at.ts'

/** Parts, of equal shares, that each distribution is cut into. */
const parts = 40

/** About the distribution of the sum of two values that are drawn apart; neither distribution is empty. */
export function sumOf(one: readonly Mass[], other: readonly Mass[]): readonly Mass[] {
  const [ones, others] = [middles(one), middles(other)]
  const share = 1 / (ones.length * others.length)
  const sums = ones.flatMap((left) => others.map((right) => left + right)).toSorted((a, b) => a - b)
  return sums.map((sum) => ({ from: sum, to: sum, share }))
}

function middles(masses: readonly Mass[]): readonly number[] {
  return Array.from({ length: parts }, (_, index) => valueAt(masses, (index + 0.5) / parts))
}
