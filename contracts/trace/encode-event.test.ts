import fc from 'fast-check'
import { expect, test } from 'vitest'
import { encodeEvent } from './encode-event.ts'
import { arbitraryFacts } from './fixtures/arbitrary-facts.ts'

test('an event is told as JSON with a line feed', () => {
  expect(encodeEvent({ seq: 7, atMs: 1.5, type: 'end', outcome: 'completed' })).toBe(
    '{"seq":7,"atMs":1.5,"type":"end","outcome":"completed"}\n',
  )
})

test('whatever is told takes one line', () => {
  fc.assert(
    fc.property(arbitraryFacts, (facts) => {
      for (const { fact, atMs } of facts) {
        expect(encodeEvent({ seq: 0, atMs, ...fact }).indexOf('\n')).toBe(
          encodeEvent({ seq: 0, atMs, ...fact }).length - 1,
        )
      }
    }),
  )
})
