import { describe, expect, it } from 'vitest'
import { vmmanagerErrors } from '../../contracts/vmmanager/errors.ts'
import { reasonOf } from './reason-of.ts'

describe('reasonOf', () => {
  it.each(Object.entries(vmmanagerErrors))('names %s by its code', (name, { status, code }) => {
    expect(reasonOf({ kind: 'refused', status, code })).toBe(name)
  })

  it('tells a code that the catalogue lacks as a number', () => {
    expect(reasonOf({ kind: 'refused', status: 418, code: 418 })).toBe('refused-418')
  })

  it('tells what could not be asked, and what nobody knows', () => {
    expect(reasonOf({ kind: 'unavailable' })).toBe('unavailable')
    expect(reasonOf({ kind: 'unknown' })).toBe('unknown-outcome')
  })
})
