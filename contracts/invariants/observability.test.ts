import { describe, expect, it } from 'vitest'
import type { Platform } from '../trace/trace-event.ts'
import { invariants } from './invariants.ts'
import { observability, observabilityOf } from './observability.ts'

const depths = ['not', 'partly', 'whole']

describe('what can be observed without a simulator', () => {
  it('is said of every rule, and of nothing else', () => {
    expect(Object.keys(observability).toSorted()).toEqual(invariants.map(({ name }) => name).toSorted())
  })

  it('is never less with an observer than without', () => {
    for (const { consumer, observer } of Object.values(observability)) {
      expect(depths.indexOf(observer)).toBeGreaterThanOrEqual(depths.indexOf(consumer))
    }
  })

  it('is everything where a simulator tells the truth', () => {
    for (const { name } of invariants) expect(observabilityOf(name, { platform: 'clouden' })).toBe('whole')
  })

  it('may be less on a platform that looks at less', () => {
    const seen = (platform: Platform): string =>
      observabilityOf('active-has-address', { sight: 'observer', platform })
    expect([seen('billmanager'), seen('clouden')]).toEqual(['partly', 'not'])
  })

  it('is never more from traffic alone than with the word of the platform', () => {
    for (const [rule, { consumer, observer, wire = 'not' }] of Object.entries(observability)) {
      const most = Math.max(depths.indexOf(consumer), depths.indexOf(observer))
      expect({ rule, tooMuch: depths.indexOf(wire) > most }).toEqual({ rule, tooMuch: false })
      expect(observabilityOf(rule, { sight: 'wire', platform: 'clouden' })).toBe(
        rule === 'active-has-address' ? 'not' : wire,
      )
    }
  })

  it('is nothing of a rule that nobody has thought about', () => {
    expect(observabilityOf('unheard-of', { sight: 'observer', platform: 'clouden' })).toBe('not')
  })
})
