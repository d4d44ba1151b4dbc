import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { switchValues } from './synchronise.ts'

describe('switchValues', () => {
  it('keeps what is there, switches off what is gone and adds what is new, off', () => {
    const values = new Map([
      ['kept', true],
      ['gone', true],
      ['off', false],
    ])
    const { values: after, added, switchedOff } = switchValues(values, ['kept', 'off', 'new'])
    expect([...after]).toEqual([
      ['kept', true],
      ['gone', false],
      ['off', false],
      ['new', false],
    ])
    expect(added).toEqual(['new'])
    expect(switchedOff).toEqual(['gone'])
  })

  it('never forgets a value, never switches one on, and changes nothing the second time', () => {
    const name = fc.constantFrom<string>('a', 'b', 'c', 'd', 'e')
    fc.assert(
      fc.property(fc.array(fc.tuple(name, fc.boolean())), fc.array(name), (before, present) => {
        const values = new Map(before)
        const first = switchValues(values, present)
        expect(new Set(first.values.keys())).toEqual(new Set([...values.keys(), ...present]))
        for (const [key, isOn] of first.values)
          expect(isOn).toBe(values.get(key) === true && present.includes(key))
        const second = switchValues(first.values, present)
        expect(second).toEqual({ values: first.values, added: [], switchedOff: [] })
      }),
    )
  })
})
