import { describe, expect, it } from 'vitest'
import { quirkSettings } from './quirk.ts'

describe('the settings of quirks', () => {
  it('are none where no quirk has any', () => {
    expect(quirkSettings([], 'billmanager')).toEqual({})
    expect(quirkSettings(['does-not-wait', 'task-goes-back'], 'billmanager')).toEqual({})
  })

  it('are those of all quirks together', () => {
    expect(quirkSettings(['tries-without-end', 'refuses-made-up-email'], 'billmanager')).toEqual({
      maximumTries: 1000,
      resellerChain: true,
    })
  })

  it('are kept apart by mock', () => {
    const names = ['makes-another-after-failed-script'] as const
    expect(quirkSettings(names, 'billmanager')).toEqual({ readiness: 'script-finished', recipe: 9 })
    expect(quirkSettings(names, 'world')).toHaveProperty('inventory.recipes')
    expect(quirkSettings(names, 'clouden')).toEqual({})
  })
})
