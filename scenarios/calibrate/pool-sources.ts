import type { Exchange } from '../../contracts/exchange/exchange.ts'
import type { Platform } from '../../contracts/trace/trace-event.ts'
import { measureNames } from './measures.ts'
import type { Source } from './read-source.ts'
import { noSamples, type Samples } from './samples.ts'

/** What a platform of the traces has done, as its twin is to do it. */
export interface PooledPlatform {
  readonly platform: Platform
  readonly orders: number
  /** How often it looks at what it waits for; undefined where it never looked twice. */
  readonly pollMs: number | undefined
}

/** What several traces have told together. */
export interface Pool {
  readonly samples: Samples
  readonly platforms: readonly PooledPlatform[]
  readonly exchanges: readonly Exchange[]
  readonly tellsTimes: boolean
  readonly failed: number
  readonly unended: number
}

/**
 * Puts traces together. Where some tell how long tasks have waited and run, tasks of others are measured otherwise, and
 * are left out. Of a platform that looks at various intervals that of its longest trace counts.
 */
export function poolSources(sources: readonly Source[]): Pool {
  const samples = noSamples()
  const tellsTimes = sources.some((source) => source.tellsTimes)
  for (const source of sources) {
    for (const measure of measureNames) {
      const isOfCall = measure === 'read' || measure === 'call'
      if (!isOfCall && source.tellsTimes !== tellsTimes) continue
      for (const sample of source.samples[measure]) samples[measure].push(sample)
    }
  }
  const byPlatform = Map.groupBy(sources, ({ platform }) => platform)
  return {
    samples,
    platforms: [...byPlatform].map(([platform, ofIt]) => ({
      platform,
      orders: total(ofIt, 'orders'),
      pollMs: ofIt
        .toSorted((one, other) => other.orders - one.orders)
        .find(({ pollMs }) => pollMs !== undefined)?.pollMs,
    })),
    exchanges: sources.flatMap(({ exchanges }) => exchanges),
    tellsTimes,
    failed: total(sources, 'failed'),
    unended: total(sources, 'unended'),
  }
}

function total(sources: readonly Source[], count: 'orders' | 'failed' | 'unended'): number {
  return sources.reduce((sum, source) => sum + source[count], 0)
}
