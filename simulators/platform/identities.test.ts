import { describe, expect, it } from 'vitest'
import { clientProfile, machineProfile } from './client-profile.ts'
import { ownIdentities, ownMachine, ownMailbox, seededIdentities } from './identities.ts'

const own = { prefix: 'vmh', run: '42-a1b2c3' }
const secret = 'a secret of this run'

describe('identities of a simulated world', () => {
  it('follow from the seed alone', () => {
    const identities = seededIdentities(7)
    expect(identities.client('bob')).toEqual(clientProfile(7, 'bob'))
    expect(identities.machine('bill1001')).toEqual(machineProfile(7, 'bill1001'))
    expect(identities.machineName('bill1001')).toBe('bill1001')
    expect(identities.email('clouden')).toBe('clouden@example.com')
  })
})

describe('identities of a run on a VMmanager that others use', () => {
  const identities = ownIdentities(42, own, secret)

  it('tell prefix and run in every name', () => {
    expect(identities.machineName('bill1001')).toBe('vmh-42-a1b2c3-bill1001')
    expect(identities.email('clouden')).toBe('vmh+42-a1b2c3.clouden@example.test')
    expect(identities.client('bob').email).toMatch(/^vmh\+42-a1b2c3\..+@example\.test$/)
    expect(identities.machineName('x').startsWith(ownMachine(own))).toBe(true)
    expect(identities.email('x').startsWith(ownMailbox(own))).toBe(true)
  })

  it('keep clients apart, and each the same', () => {
    const emails = Array.from({ length: 1000 }, (_, index) => identities.client(`client-${index}`).email)
    expect(new Set(emails).size).toBe(1000)
    expect(identities.client('bob')).toEqual(ownIdentities(42, own, secret).client('bob'))
    expect(identities.client('bob').name).toBe('bob')
  })

  it('have passwords that seed and names do not tell', () => {
    const other = ownIdentities(42, own, 'another secret')
    expect(other.client('bob').password).not.toBe(identities.client('bob').password)
    expect(other.machine('vm').password).not.toBe(identities.machine('vm').password)
    expect(identities.client('vm').password).not.toBe(identities.machine('vm').password)
    expect(identities.machine('vm').password).toMatch(/^aA1[\w-]{21}$/)
  })
})
