import { describe, expect, it } from 'vitest'
import { clientProfile, machineProfile } from './client-profile.ts'

describe('clientProfile', () => {
  it('gives each of 10,000 names an e-mail of its own, in lower case', () => {
    const emails = Array.from({ length: 10_000 }, (_, index) => clientProfile(1, `client-${index}`).email)
    expect(new Set(emails).size).toBe(10_000)
    expect(emails.filter((email) => email !== email.toLowerCase())).toEqual([])
  })

  it('is the same for the same seed and name, whoever was asked for before', () => {
    const bob = clientProfile(7, 'bob')
    const domain = machineProfile(7, 'bill1001')
    clientProfile(7, 'alice')
    expect(clientProfile(7, 'bob')).toEqual(bob)
    clientProfile(8, 'bob')
    expect(machineProfile(7, 'bill1001')).toEqual(domain)
  })

  it('is another for another seed', () => {
    const { email, password } = clientProfile(1, 'bob')
    expect(clientProfile(2, 'bob').email).not.toBe(email)
    expect(clientProfile(2, 'bob').password).not.toBe(password)
  })

  it('keeps the name that it was asked for, and carries it in an address that reaches nobody', () => {
    const { name, email } = clientProfile(1, 'bob')
    expect(name).toBe('bob')
    expect(email).toMatch(/^[\w.-]*bob\d*@example\.com$/)
  })
})

describe('machineProfile', () => {
  it('gives a domain in lower case under the name of the machine, and a password', () => {
    const { domain, password } = machineProfile(1, 'bill1001')
    expect(domain).toMatch(/^[a-z-]+\.bill1001\.example\.com$/)
    expect(password).toHaveLength(16)
  })

  it('does not share a password between machines', () => {
    const passwords = Array.from({ length: 100 }, (_, index) => machineProfile(1, `vm${index}`).password)
    expect(new Set(passwords).size).toBe(100)
  })
})
