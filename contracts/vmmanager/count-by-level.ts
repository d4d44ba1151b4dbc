import type { Claim } from './coverage.ts'
import type { Evidence } from './evidence.ts'

/** The levels of evidence, from the best. */
export const evidenceLevels: readonly Evidence['level'][] = ['documented', 'observed', 'inferred']

/** How many claims there are of each kind and level. */
export function countByLevel(
  claims: readonly Claim[],
): ReadonlyMap<Claim['kind'], Readonly<Record<Evidence['level'], number>>> {
  const counts = new Map<Claim['kind'], Record<Evidence['level'], number>>()
  for (const { kind, evidence } of claims) {
    const count = counts.get(kind) ?? { documented: 0, observed: 0, inferred: 0 }
    count[evidence.level] += 1
    counts.set(kind, count)
  }
  return counts
}
