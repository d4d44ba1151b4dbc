import type { Shard } from '../../scenarios/shard/shard.ts'
import { unusable } from '../options/usage-error.ts'

type Variables = Readonly<Record<string, string | undefined>>

/** What each CI system tells a job about its place among its siblings. */
const systems: readonly {
  readonly index: string
  readonly of: string
  /** What the first job is called. */
  readonly first: 0 | 1
}[] = [
  { index: 'VMHARNESS_SHARD_INDEX', of: 'VMHARNESS_SHARD_COUNT', first: 1 },
  // GitLab, `parallel:`.
  { index: 'CI_NODE_INDEX', of: 'CI_NODE_TOTAL', first: 1 },
  // An indexed job of Kubernetes knows its index; how many there are has to be put into its template.
  { index: 'JOB_COMPLETION_INDEX', of: 'JOB_COMPLETIONS', first: 0 },
  // GitHub has them as strategy.job-index and strategy.job-total, which a workflow puts into these.
  { index: 'STRATEGY_JOB_INDEX', of: 'STRATEGY_JOB_TOTAL', first: 0 },
]

/** The pairs of variables that can name a part. */
export const shardVariables: readonly string[] = systems.map(({ index, of }) => `${index} and ${of}`)

/** Reads `3/8`. */
export function parseShard(text: string): Shard | 'auto' {
  if (text === 'auto') return 'auto'
  const [, index, of] = (/^(\d+)\/(\d+)$/.exec(text) ?? []).map(Number)
  if (index === undefined || of === undefined || index < 1 || index > of || of > 1000)
    throw unusable('such as 3/8, or auto for what the CI system says')
  return { index, of }
}

/** The shard that the variables of the CI system name; undefined where they name none. */
export function shardFrom(variables: Variables): Shard | undefined {
  for (const { index, of, first } of systems) {
    const [place, count] = [variables[index], variables[of]].map((text) => Number(text || Number.NaN))
    if (place === undefined || count === undefined) continue
    const shard = { index: place - first + 1, of: count }
    if (Number.isInteger(shard.index) && shard.index >= 1 && shard.index <= shard.of) return shard
  }
  return undefined
}
