import { beforeEach, describe, expect, it } from 'vitest'
import { type TestUser, clientOf } from './fixtures/client-of.ts'
import { type TestVmmanager, creationMs, testVmmanager } from './fixtures/test-vmmanager.ts'
import type { UnknownItem } from '../client/outcome.ts'

let vmmanager: TestVmmanager
let alice: TestUser
let bob: TestUser

/** Alice owns machine 1, disks 1 and 2, backup 1 and image 1; disk 3, backup 2 and image 2 are the administrator's. */
beforeEach(() => {
  vmmanager = testVmmanager()
  alice = clientOf(vmmanager, '@advanced_user', 'alice@example.com')
  bob = clientOf(vmmanager, '@advanced_user', 'bob@example.com')
  vmmanager.createHost({ account: alice.id, node: 1 })
  vmmanager.nowMs = creationMs
  vmmanager.post('/vm/v3/disk', { size_mib: 10, account: alice.id, node: 1 })
  vmmanager.post('/vm/v3/disk', { size_mib: 10, node: 1 })
  vmmanager.post('/vm/v3/host/1/backup', {})
  vmmanager.post('/vm/v3/disk/3/backup', {})
  vmmanager.post('/vm/v3/host/1/image/create', { name: 'own' })
  vmmanager.post('/vm/v3/host/1/image/create', { name: 'other', account: 3 })
  vmmanager.nowMs += 60_000
})

const idsOf = (user: TestUser, list: string): readonly unknown[] =>
  (user.send('GET', `/vm/v3/${list}`).body['list'] as readonly UnknownItem[]).map(({ id }) => id)

describe('lists', () => {
  it.each([
    ['disk', [1, 2]],
    ['backup', [1]],
    ['image', [1]],
  ])('of %ss show what is one’s own', (list, own) => {
    expect([idsOf(alice, list), idsOf(bob, list)]).toEqual([own, []])
    expect(vmmanager.list(`/vm/v3/${list}`).length).toBeGreaterThan(own.length)
  })

  it('of images show those for all too', () => {
    vmmanager.post('/vm/v3/image/2', { for_all: true })
    expect([idsOf(alice, 'image'), idsOf(bob, 'image')]).toEqual([[1, 2], [2]])
  })
})

const ownCalls = [
  ['POST', 'disk/1/backup', {}],
  ['GET', 'disk/1/backup', undefined],
  ['POST', 'disk/1/restore', { backup: 1 }],
  ['POST', 'disk/2', { size_mib: 20 }],
  ['POST', 'host/1/disk/2', {}],
  ['GET', 'host/1/disk', undefined],
  ['GET', 'host/1/iface', undefined],
  ['POST', 'host/1/iface', {}],
  ['GET', 'host/1/ptr', undefined],
  ['POST', 'host/1/ptr', { name: '198.18.0.0', domain: 'a.example.com' }],
  ['POST', 'host/1/rescue_mode', { rescue_mode: true }],
  ['POST', 'host/1/iso/mount', { url: 'x' }],
  ['POST', 'host/1/vnc_settings', { password: 'x' }],
  ['GET', 'host/1/vnc_settings', undefined],
  ['POST', 'host/1/clone', {}],
  ['POST', 'host/1/backup', {}],
  ['POST', 'host/1/restore', { backup: 1 }],
  ['GET', 'host/1/metrics', undefined],
  ['GET', 'backup/1', undefined],
  ['POST', 'backup/1', { name: 'x' }],
  ['DELETE', 'backup/1', undefined],
  ['POST', 'image/1', { name: 'x' }],
  ['GET', 'image/1', undefined],
  ['DELETE', 'image/1', undefined],
  ['DELETE', 'disk/2', undefined],
] as const

describe('a call', () => {
  it.each(ownCalls)('is for the owner alone: %s %s', (method, path, body) => {
    const refused = bob.send(method, `/vm/v3/${path}`, body)
    expect(refused).toMatchObject({ status: 403, body: { error: { code: 3003 } } })
    expect(alice.send(method, `/vm/v3/${path}`, body).status).toBe(200)
  })

  it.each([
    ['GET', 'host/1/migrate', undefined],
    ['POST', 'host/1/migrate', { node: 2 }],
    ['POST', 'host/1/relocate', { node: 2 }],
    ['POST', 'host/1/sync_ha_metadata', {}],
    ['POST', 'host/1/vnc_ports', { list: [] }],
    ['POST', 'host/1/bill_option/image_gib', { image_gib: 1 }],
    ['POST', 'disk/1/migrate', { storage: 1 }],
    ['POST', 'image/1/copy', { node: 2 }],
    ['POST', 'image/1/change_state', { state: 'x' }],
  ])('is for administrators alone: %s %s', (method, path, body) => {
    expect(alice.send(method, `/vm/v3/${path}`, body).status).toBe(403)
    expect(vmmanager.send(method, `/vm/v3/${path}`, { body }).response.status).toBe(200)
  })

  it('makes nothing for others', () => {
    expect(alice.send('POST', '/vm/v3/disk', { size_mib: 1, account: 3 }).status).toBe(403)
    expect(alice.send('POST', '/vm/v3/disk/2', { account: 3 }).status).toBe(403)
    expect(alice.send('POST', '/vm/v3/host/1/image/create', { name: 'x', account: 3 }).status).toBe(403)
    expect(alice.send('POST', '/vm/v3/image/1', { account: 3 }).status).toBe(403)
  })

  it('uses nothing of others', () => {
    expect(alice.send('POST', '/vm/v3/host/1/restore', { backup: 2 }).status).toBe(403)
    expect(alice.send('POST', '/vm/v3/disk/1/restore', { backup: 2 }).status).toBe(403)
    expect(alice.send('POST', '/vm/v3/host/1/disk/3', {}).status).toBe(403)
    expect(alice.send('POST', '/vm/v3/host/1/reinstall', { image: 2 }).status).toBe(403)
    expect(alice.send('POST', '/vm/v3/host', { name: 'x', password: 'x', image: 2 }).status).toBe(403)
  })

  it('may use an image for all, and not change it', () => {
    vmmanager.post('/vm/v3/image/2', { for_all: true })
    expect(bob.send('POST', '/vm/v3/host', { name: 'x', password: 'x', image: 2 }).status).toBe(200)
    expect(bob.send('GET', '/vm/v3/image/2').status).toBe(200)
    expect(bob.send('POST', '/vm/v3/image/2', { name: 'mine' }).status).toBe(403)
    expect(bob.send('DELETE', '/vm/v3/image/2').status).toBe(403)
  })
})

describe('a plain user', () => {
  it('backs up and repairs their machine, and rebuilds nothing', () => {
    const user = clientOf(vmmanager, '@user')
    vmmanager.post('/vm/v3/host/1/account', { account: user.id })
    const status = (action: string, body: UnknownItem = {}): number =>
      user.send('POST', `/vm/v3/host/1/${action}`, body).status
    expect([status('backup'), status('rescue_mode', { rescue_mode: true })]).toEqual([200, 200])
    expect([status('clone'), status('iface'), status('image/create', { name: 'x' })]).toEqual([403, 403, 403])
    expect(user.send('POST', '/vm/v3/disk', { size_mib: 1 }).status).toBe(403)
  })
})
