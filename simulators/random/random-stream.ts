import { hash } from 'node:crypto'
import { uniformFloat64 } from 'pure-rand/distribution/uniformFloat64'
import { uniformInt } from 'pure-rand/distribution/uniformInt'
import { xoroshiro128plusFromState } from 'pure-rand/generator/xoroshiro128plus'
import type { RandomGenerator } from 'pure-rand/types/RandomGenerator'

/** Numbers that look random and are the same for the same seed and name. */
export interface RandomStream {
  /** From 0 (included) to 1 (excluded). */
  fraction(): number
  /** A whole number, both bounds included. */
  integer(from: number, to: number): number
  /** A stream of its own that goes on from here with the same numbers. */
  copy(): RandomStream
}

/**
 * One stream per concern: `randomStream(7, 'task-durations')`. Drawing more from one
 * leaves the others as they were, so that a new fault does not renumber the hosts.
 */
export function randomStream(seed: number, name: string): RandomStream {
  const digest = hash('sha256', `${seed}/${name}`, 'buffer')
  const state = [0, 4, 8, 12].map((offset) => digest.readInt32LE(offset))
  return streamOf(xoroshiro128plusFromState(state))
}

function streamOf(generator: RandomGenerator): RandomStream {
  return {
    fraction: () => uniformFloat64(generator),
    integer: (from, to) => uniformInt(generator, from, to),
    copy: () => streamOf(generator.clone()),
  }
}
