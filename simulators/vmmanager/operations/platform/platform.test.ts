import { describe, expect, it } from 'vitest'
import { clientOf } from '../../fixtures/client-of.ts'
import { creationMs, testVmmanager } from '../../fixtures/test-vmmanager.ts'

describe('settings of the platform', () => {
  it('are kept and shown by name', () => {
    const vmmanager = testVmmanager()
    expect(vmmanager.list('/vm/v3/settings')).toEqual([])
    expect(vmmanager.post('/vm/v3/settings', { name: 'colour', value: 'red' })).toMatchObject({
      body: { id: 1 },
    })
    vmmanager.post('/vm/v3/settings', { name: 'shape', value: 'round' })
    expect(vmmanager.get('/vm/v3/settings/colour').body).toEqual({ id: 1, name: 'colour', value: 'red' })
    expect(vmmanager.list('/vm/v3/settings')).toMatchObject([{ name: 'colour' }, { name: 'shape' }])
  })

  it('are changed one by one', () => {
    const vmmanager = testVmmanager()
    vmmanager.post('/vm/v3/settings', { name: 'colour', value: 'red' })
    vmmanager.post('/vm/v3/settings', { name: 'shape', value: 'round' })
    expect(vmmanager.post('/vm/v3/settings/shape', { value: 'flat' })).toMatchObject({
      status: 200,
      body: { id: 2 },
    })
    expect(vmmanager.list('/vm/v3/settings')).toMatchObject([{ value: 'red' }, { value: 'flat' }])
  })

  it('are one per name', () => {
    const vmmanager = testVmmanager()
    vmmanager.post('/vm/v3/settings', { name: 'colour', value: 'red' })
    expect(vmmanager.post('/vm/v3/settings', { name: 'colour', value: 'blue' })).toMatchObject({
      status: 409,
      body: { error: { code: 3113, value: { name: 'colour' } } },
    })
    expect(vmmanager.list('/vm/v3/settings')).toMatchObject([{ value: 'red' }])
  })

  it('that nobody has added are not found', () => {
    const vmmanager = testVmmanager()
    expect(vmmanager.get('/vm/v3/settings/colour').status).toBe(404)
    expect(vmmanager.post('/vm/v3/settings/colour', { value: 'red' }).status).toBe(404)
  })

  it('are not for clients', () => {
    const user = clientOf(testVmmanager(), '@advanced_user')
    expect(user.send('GET', '/vm/v3/settings').status).toBe(403)
    expect(user.send('POST', '/vm/v3/settings', { name: 'colour', value: 'red' }).status).toBe(403)
  })
})

describe('the time after which tasks are given up', () => {
  const target = '/vm/v3/settings/task/host_create/timeout'

  it('is kept and shown by the name of the task', () => {
    const vmmanager = testVmmanager()
    expect(vmmanager.get(target).body).toMatchObject({ timeout_seconds: null })
    expect(vmmanager.post(target, { timeout_seconds: 1 }).status).toBe(200)
    expect(vmmanager.get(target).body).toEqual({ name: 'host_create', timeout_seconds: 1 })
    expect(vmmanager.get(target.replace('create', 'delete')).body).toMatchObject({ timeout_seconds: null })
  })

  it('ends no task', () => {
    const vmmanager = testVmmanager()
    vmmanager.post(target, { timeout_seconds: 1 })
    vmmanager.createHost()
    vmmanager.nowMs = creationMs
    expect(vmmanager.list('/vm/v3/task')).toMatchObject([{ status: 'complete' }])
  })
})

describe('an ended task', () => {
  it('leaves the list when it is deleted, and its machine stays', () => {
    const vmmanager = testVmmanager()
    const { task } = vmmanager.createHost()
    vmmanager.nowMs = creationMs
    expect(vmmanager.delete(`/vm/v3/task/${task}/delete`)).toMatchObject({ status: 200, body: { id: task } })
    expect(vmmanager.list('/vm/v3/task')).toEqual([])
    expect(vmmanager.delete(`/vm/v3/task/${task}/delete`).status).toBe(404)
    expect(vmmanager.list('/vm/v3/host')).toMatchObject([{ state: 'active' }])
    expect(vmmanager.post('/vm/v3/host/1/stop').status).toBe(200)
  })

  it('may be one that was aborted', () => {
    const vmmanager = testVmmanager()
    const { task } = vmmanager.createHost()
    vmmanager.post(`/vm/v3/task/${task}/abort`)
    expect(vmmanager.delete(`/vm/v3/task/${task}/delete`).status).toBe(200)
  })
})

describe('a task under way', () => {
  it.each([0, 3000])('is not deleted after %d ms', (atMs) => {
    const vmmanager = testVmmanager()
    const { task } = vmmanager.createHost()
    vmmanager.nowMs = atMs
    expect(vmmanager.delete(`/vm/v3/task/${task}/delete`)).toMatchObject({
      status: 409,
      body: { error: { code: 3112 } },
    })
    vmmanager.nowMs = creationMs
    expect(vmmanager.list('/vm/v3/task')).toMatchObject([{ status: 'complete' }])
  })

  it('is not for clients to delete', () => {
    const vmmanager = testVmmanager()
    const user = clientOf(vmmanager, '@user')
    const { task } = vmmanager.createHost({ account: user.id })
    vmmanager.nowMs = creationMs
    expect(user.send('DELETE', `/vm/v3/task/${task}/delete`).status).toBe(403)
  })
})

describe('the release', () => {
  it.each(['2023', '2024.03', '2025.04'])('is named after the dialect %s, and is the newest', (dialect) => {
    const vmmanager = testVmmanager({ settings: { dialect } })
    expect(vmmanager.get('/vm/v3/version').body).toEqual({ version: dialect })
    expect(vmmanager.get('/vm/v3/last_version').body).toEqual({ version: dialect })
  })
})

describe('what is only accepted', () => {
  it.each([
    ['/vm/v3/set_license', { signature: 's', content: 'c' }],
    ['/vm/v3/update_license', {}],
    ['/nginxctl/v1/ssl', { name: 'ssl_cert', certificate: 'c', ca_bundle: 'b', private_key: 'k' }],
  ])('%s is answered with 200 and says nothing', (target, body) => {
    const vmmanager = testVmmanager()
    expect(vmmanager.post(target, body)).toMatchObject({ status: 200, body: {} })
    expect(vmmanager.facts).toEqual([])
  })

  it('is still held to the form of its request', () => {
    expect(testVmmanager().post('/nginxctl/v1/ssl', { name: 'ssl_cert' }).status).toBe(400)
    expect(testVmmanager().post('/vm/v3/set_license', { content: 'c' }).status).toBe(400)
  })
})
