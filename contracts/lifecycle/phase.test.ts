import { expect, test } from 'vitest'
import { phaseNames, phases } from './phase.ts'

test('every phase but the total begins where the one before it ends, or at a later try of it', () => {
  const spans = phaseNames.filter((name) => name !== 'total').map((name) => phases[name])
  const ends = spans.slice(0, -1).map(({ to }) => (to === 'firstSent' ? 'createSent' : to))
  expect(spans.slice(1).map(({ from }) => from)).toEqual(ends)
  expect([spans[0]?.from, spans.at(-1)?.to]).toEqual(['released', 'active'])
})

test('the total is what the client waits for', () => {
  expect(phases.total).toEqual({ from: 'placed', to: 'active' })
})
