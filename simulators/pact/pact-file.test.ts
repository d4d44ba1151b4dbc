import { describe, expect, it } from 'vitest'
import { stablePact } from './pact-file.ts'

const interactions = [
  { description: 'b', providerStates: [{ name: 'two' }], key: 1 },
  { description: 'b', providerStates: [{ name: 'one' }], key: 2 },
  { description: 'a', key: 3 },
]

const text = (order: readonly object[], version: string): string =>
  JSON.stringify({
    consumer: { name: 'c' },
    interactions: order,
    metadata: { 'pact-js': { version }, pactRust: { ffi: version }, pactSpecification: { version: '4.0' } },
  })

describe('a pact as it is committed', () => {
  it('is the same whatever release of Pact has written it, and in whatever order', () => {
    expect(stablePact(text(interactions, '1'))).toBe(stablePact(text(interactions.toReversed(), '2')))
  })

  it('has its interactions sorted by description and states, and keeps all of them', () => {
    const { interactions: sorted } = JSON.parse(stablePact(text(interactions, '1'))) as {
      readonly interactions: readonly { readonly key: number }[]
    }
    expect(sorted.map(({ key }) => key)).toEqual([3, 2, 1])
  })

  it('tells the specification, and nothing of the tools', () => {
    const { metadata } = JSON.parse(stablePact(text([], '1'))) as { readonly metadata: unknown }
    expect(metadata).toEqual({ pactSpecification: { version: '4.0' } })
  })

  it('is JSON to read, with a line break at its end', () => {
    expect(stablePact(text([], '1'))).toMatch(/^\{\n {2}"consumer": [\s\S]*\}\n$/)
  })
})
