import { describe, expect, it } from 'vitest'
import { providerStates } from '../contracts/pacts/provider-states.ts'
import { providerStatesPage } from './provider-states-page.ts'

describe('the page about provider states', () => {
  const [introduction = '', ...sections] = providerStatesPage('en').split(/^(?=## )/m)

  it('says where they stand, and what becomes of others', () => {
    expect(introduction).toContain('"given"')
    expect(introduction).toContain('skipped')
  })

  it.each(Object.entries(providerStates))('tells of "%s" all that the catalogue has', (name, state) => {
    const section = sections.find((each) => each.startsWith(`## ${name}\n`)) ?? ''
    const { means, takes = {}, gives, onlySimulated } = state
    const words = [means, ...Object.entries({ ...takes, ...gives }).flat(), onlySimulated ?? '']
    for (const word of words) expect(section).toContain(word)
    expect(section.includes('Takes:')).toBe(Object.keys(takes).length > 0)
    expect(section.includes('Only in the simulator')).toBe(onlySimulated !== undefined)
  })

  it('tells of nothing else', () => {
    expect(sections).toHaveLength(Object.keys(providerStates).length)
  })
})
