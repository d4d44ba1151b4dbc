import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { ExchangeRequest, HttpMethod } from '../../../../contracts/exchange/exchange.ts'
import { contractFor } from '../../../../contracts/vmmanager/contract.ts'
import { type About, type Bounds, decide, type Decision } from './decide.ts'
import { guardedOperations } from './guarded-operations.ts'

const contract = contractFor('2024.03')
const own = { prefix: 'vmh', run: '1-ab' }
const bounds: Bounds = {
  match: contract.match,
  own,
  left: { vms: 2, ramMib: 4096 },
  ramOf: () => 1024,
  presetRamMib: new Map([[1, 2048]]),
  holdings: {
    hasAccount: (id) => id === 4,
    hasEmail: (email) => email === 'vmh+1-ab.bob@example.test',
    hasHost: (id) => id === 7,
    hasDisk: (id) => id === 70,
    hasAddress: (id) => id === 700,
  },
}
const host = { name: 'vmh-1-ab-bill1001', account: 4, ram_mib: 1024 }
const account = { email: 'vmh+1-ab.bob@example.test', role: '@user' }

function decided(method: HttpMethod, path: string, body?: unknown, changes: Partial<Bounds> = {}): Decision {
  const request: ExchangeRequest = { method, path, query: '', headers: {}, body }
  return decide(request, { ...bounds, ...changes })
}

describe('a request that only reads', () => {
  it.each(['/vm/v3/host', '/vm/v3/host/1/ipv4', '/somewhere/else'])('may always leave: %s', (path) => {
    expect(decided('GET', path)).toEqual({ kind: 'pass' })
  })
})

describe('a request about what is ours', () => {
  it('may leave where it is a login', () => {
    expect(decided('POST', '/auth/v4/public/token', { email: 'admin@example.com' })).toEqual({ kind: 'pass' })
  })

  it.each<[HttpMethod, string, unknown, About]>([
    ['POST', '/vm/v3/user_limits/account/4', { vxlan_count_total: 1 }, { kind: 'account', id: 4 }],
    ['POST', '/auth/v4/user/vmh%2B1-ab.bob%40example.test/key', {}, { kind: 'e-mail', email: account.email }],
    ['POST', '/vm/v3/disk/70', { size_mib: 1 }, { kind: 'disk', id: 70 }],
    ['POST', '/vm/v3/ip/700/ptr', { domain: 'a.example.com' }, { kind: 'address', id: 700 }],
  ])('may leave when what it is about was seen to be ours: %s %s', (method, path, body, about) => {
    expect(decided(method, path, body)).toEqual({ kind: 'pass', about })
  })

  it.each(['start', 'stop', 'restart', 'password', 'reinstall', 'ip'])('changes a machine: %s', (act) => {
    expect(decided('POST', `/vm/v3/host/7/${act}`, {})).toEqual({
      kind: 'change',
      about: { kind: 'host', id: 7 },
      ramMib: undefined,
    })
  })

  it('is remembered where it makes or removes something', () => {
    expect(decided('POST', '/vm/v3/host', host)).toEqual({
      kind: 'create',
      what: 'host',
      name: host.name,
      ramMib: 1024,
      about: { kind: 'account', id: 4 },
    })
    expect(decided('POST', '/vm/v3/account', account)).toMatchObject({ kind: 'create', what: 'account' })
    expect(decided('DELETE', '/vm/v3/host/7')).toEqual({ kind: 'remove', about: { kind: 'host', id: 7 } })
    expect(decided('DELETE', '/vm/v3/user/4')).toEqual({
      kind: 'remove',
      about: { kind: 'account', id: 4 },
    })
  })

  it('takes the memory of the preset where it names none', () => {
    expect(decided('POST', '/vm/v3/host', { ...host, ram_mib: undefined, preset: 1 })).toMatchObject({
      ramMib: 2048,
    })
  })
})

describe('a request that is kept back', () => {
  it.each<[string, HttpMethod, string, unknown]>([
    ['host 8 is not ours', 'POST', '/vm/v3/host/8/stop', {}],
    ['host 8 is not ours', 'DELETE', '/vm/v3/host/8', undefined],
    ['account 3 is not ours', 'DELETE', '/vm/v3/user/3', undefined],
    ['account 3 is not ours', 'POST', '/vm/v3/user_limits/account/3', {}],
    ['account admin@example.com is not ours', 'POST', '/auth/v4/user/admin%40example.com/key', {}],
    ['disk 71 is not ours', 'POST', '/vm/v3/disk/71', { size_mib: 1 }],
    ['address 701 is not ours', 'POST', '/vm/v3/ip/701/ptr', { domain: 'a' }],
    ['the name does not begin with vmh-1-ab-', 'POST', '/vm/v3/host', { ...host, name: 'bill1001' }],
    ['account 3 is not ours', 'POST', '/vm/v3/host', { ...host, account: 3 }],
    ['account undefined is not ours', 'POST', '/vm/v3/host', { ...host, account: undefined }],
    ['nothing says how much memory', 'POST', '/vm/v3/host', { ...host, ram_mib: undefined }],
    ['the budget has 4096 MiB left and it takes 8192', 'POST', '/vm/v3/host', { ...host, ram_mib: 8192 }],
    ['the e-mail does not begin with vmh+1-ab.', 'POST', '/vm/v3/account', { ...account, email: 'a@b.c' }],
    ['the account would be more than a user', 'POST', '/vm/v3/account', { ...account, role: '@admin' }],
    ['the machine would lose our name', 'POST', '/vm/v3/host/7', { name: 'theirs' }],
    ['the budget has 4096 MiB left', 'POST', '/vm/v3/host/7/resource', { ram_mib: 8192 }],
    ['none of those that a run needs', 'POST', '/vm/v3/host/7/account', { account: 3 }],
    ['none of those that a run needs', 'POST', '/vm/v3/host/7/clone', {}],
    ['none of those that a run needs', 'POST', '/vm/v3/cluster', {}],
    ['none of those that a run needs', 'DELETE', '/nowhere', undefined],
  ])('because %s: %s %s', (why, method, path, body) => {
    expect(decided(method, path, body)).toEqual({
      kind: 'refuse',
      why: expect.stringContaining(why) as string,
    })
  })

  it('makes nothing where things may only be removed', () => {
    for (const [path, body] of [
      ['/vm/v3/host', host],
      ['/vm/v3/account', account],
    ] as const)
      expect(decided('POST', path, body, { own: undefined })).toMatchObject({ kind: 'refuse' })
    expect(decided('DELETE', '/vm/v3/host/7', undefined, { own: undefined })).toMatchObject({
      kind: 'remove',
    })
  })

  it('makes no machine beyond the budget', () => {
    const left = { vms: 0, ramMib: 4096 }
    expect(decided('POST', '/vm/v3/host', host, { left })).toMatchObject({
      why: 'the budget has no machine left',
    })
  })

  it('is every one that changes something and is not ours, whatever the contract knows', () => {
    const changing = contract.operations.filter(({ method }) => method !== 'GET')
    const nothing: Partial<Bounds> = {
      holdings: {
        hasAccount: () => false,
        hasEmail: () => false,
        hasHost: () => false,
        hasDisk: () => false,
        hasAddress: () => false,
      },
    }
    fc.assert(
      fc.property(fc.constantFrom(...changing), fc.nat(1000), fc.object(), (operation, id, body) => {
        const path = operation.pathTemplate.replaceAll(/\{\w+\}/g, String(id))
        const isLogin = guardedOperations[operation.id]?.subject === 'login'
        expect(decided(operation.method, path, body, nothing).kind).toBe(isLogin ? 'pass' : 'refuse')
      }),
      { numRuns: 1000 },
    )
  })
})

describe('the table of guarded operations', () => {
  it('names operations that the contract has in one of its dialects, with parameters of their paths', () => {
    const all = ['2022', '2024.03'].flatMap((dialect) => contractFor(dialect).operations)
    for (const [id, { parameter = '' }] of Object.entries(guardedOperations)) {
      const operation = all.find((known) => known.id === id)
      const place = parameter === '' ? '' : `{${parameter}}`
      expect([id, operation?.pathTemplate]).toEqual([id, expect.stringContaining(place)])
    }
  })
})
