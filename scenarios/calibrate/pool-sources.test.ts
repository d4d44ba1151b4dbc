import { describe, expect, it } from 'vitest'
import { poolSources } from './pool-sources.ts'
import type { Source } from './read-source.ts'
import { noSamples } from './samples.ts'

function source(changes: Partial<Source>): Source {
  const one = { from: 1, to: 1 }
  return {
    file: 'a.ndjson',
    sha256: '',
    orders: 1,
    samples: { ...noSamples(), creation: [one], read: [one, one] },
    failed: 1,
    unended: 2,
    tellsTimes: true,
    platform: 'clouden',
    dialect: '2024.03',
    pollMs: 3000,
    exchanges: [],
    notes: [],
    ...changes,
  }
}

describe('several traces', () => {
  it('count together', () => {
    const { samples, failed, unended, tellsTimes } = poolSources([source({}), source({})])
    expect([samples.creation.length, samples.read.length, failed, unended, tellsTimes]).toEqual([
      2,
      4,
      2,
      4,
      true,
    ])
  })

  it('are not mixed where only some tell how long tasks have waited: calls are measured alike in all', () => {
    const { samples, tellsTimes } = poolSources([source({}), source({ tellsTimes: false })])
    expect([samples.creation.length, samples.read.length, tellsTimes]).toEqual([1, 4, true])
    expect(poolSources([source({ tellsTimes: false })]).samples.creation).toHaveLength(1)
  })

  it('have the platforms that they are of, each with the interval of its longest trace', () => {
    const { platforms } = poolSources([
      source({ orders: 2, pollMs: 1000 }),
      source({ orders: 9, pollMs: undefined }),
      source({ orders: 5, pollMs: 7000 }),
      source({ platform: 'billmanager', pollMs: undefined }),
    ])
    expect(platforms).toEqual([
      { platform: 'clouden', orders: 16, pollMs: 7000 },
      { platform: 'billmanager', orders: 1, pollMs: undefined },
    ])
  })
})
