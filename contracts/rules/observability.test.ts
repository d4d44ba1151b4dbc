import { describe, expect, it } from 'vitest'
import type { Platform } from '../trace/trace-event.ts'
import { ruleByName, rules } from './rules.ts'
import { observabilityOf } from './observability.ts'

const depths = ['not', 'partly', 'whole']

describe('what can be observed without a simulator', () => {
  it('is never less with an observer than without', () => {
    for (const { consumer, observer } of rules.map(({ seenBy }) => seenBy)) {
      expect(depths.indexOf(observer)).toBeGreaterThanOrEqual(depths.indexOf(consumer))
    }
  })

  it('is everything where a simulator tells the truth', () => {
    for (const { seenBy } of rules) expect(observabilityOf(seenBy, { platform: 'clouden' })).toBe('whole')
  })

  it('may be less on a platform that looks at less', () => {
    const seen = (platform: Platform): string =>
      observabilityOf(ruleByName['active-has-address'].seenBy, { sight: 'observer', platform })
    expect([seen('billmanager'), seen('clouden')]).toEqual(['partly', 'not'])
  })

  it('is never more from traffic alone than with the word of the platform', () => {
    for (const { name: rule, seenBy } of rules) {
      const { consumer, observer, wire = 'not' } = seenBy
      const most = Math.max(depths.indexOf(consumer), depths.indexOf(observer))
      expect({ rule, tooMuch: depths.indexOf(wire) > most }).toEqual({ rule, tooMuch: false })
      expect(observabilityOf(seenBy, { sight: 'wire', platform: 'clouden' })).toBe(
        rule === 'active-has-address' ? 'not' : wire,
      )
    }
  })
})
