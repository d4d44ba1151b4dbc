import fc from 'fast-check'
import { expect, it } from 'vitest'
import type { Bar } from './order-lane.ts'
import { withoutHoles } from './without-holes.ts'

const bars = fc.array(
  fc
    .tuple(fc.constantFrom('queue', 'create', 'install'), fc.nat(1000), fc.integer({ min: 1, max: 300 }))
    .map(([phase, fromMs, lengthMs]): Bar => ({ phase, fromMs, toMs: fromMs + lengthMs })),
)

it('leaves no moment of a lane without a bar, and keeps all that is known', () => {
  fc.assert(
    fc.property(bars, fc.nat(1000), fc.nat(1500), (known, fromMs, lengthMs) => {
      const toMs = fromMs + lengthMs
      const whole = withoutHoles(known, fromMs, toMs)
      expect(whole.filter(({ phase }) => phase !== 'unknown').length).toBe(known.length)
      for (let ms = fromMs + 0.5; ms < toMs; ms += 10)
        expect(whole.some((bar) => bar.fromMs <= ms && ms <= bar.toMs)).toBe(true)
      for (const hole of whole.filter(({ phase }) => phase === 'unknown'))
        expect(known.some((bar) => bar.fromMs < hole.toMs && bar.toMs > hole.fromMs)).toBe(false)
    }),
  )
})
