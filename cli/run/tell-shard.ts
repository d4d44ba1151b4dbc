import type { Shard } from '../../scenarios/shard/shard.ts'
import type { OutputStream } from '../surroundings.ts'
import { shardVariables } from './shard-from.ts'

/** Tells that all scenarios run where a part was asked for and nothing says which. */
export function tellShard(
  asked: Shard | 'auto' | undefined,
  shard: Shard | undefined,
  stderr: OutputStream,
): void {
  if (asked !== 'auto' || shard !== undefined) return
  const pairs = new Intl.ListFormat('en', { type: 'disjunction' }).format(shardVariables)
  stderr.write(`note: --shard auto: all scenarios run here, since no variables name a part (${pairs})\n`)
}
