import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { temporaryFolder } from '../../test/temporary-folder.ts'
import { tlsMaterial } from './tls-material.ts'

describe('the certificate', () => {
  it('is none unless it is asked for', async () => {
    expect(await tlsMaterial({}, 'localhost')).toBeUndefined()
  })

  it('is made anew for each server that is to have one', async () => {
    const [one, other] = await Promise.all([1, 2].map(() => tlsMaterial({ tls: true }, 'localhost')))
    expect(one?.cert).toMatch(/^-----BEGIN CERTIFICATE-----/)
    expect(one?.key).toMatch(/^-----BEGIN RSA PRIVATE KEY-----/)
    expect(one?.key).not.toBe(other?.key)
  })

  it('is that of the files where they are named', async () => {
    await using folder = await temporaryFolder()
    const [cert, key] = ['c', 'k'].map((name) => join(folder.path, name))
    await Promise.all([writeFile(cert ?? '', 'the certificate'), writeFile(key ?? '', 'the key')])
    const files = { cert: cert ?? '', key: key ?? '' }
    const expected = { cert: 'the certificate', key: 'the key' }
    expect(await tlsMaterial(files, 'localhost')).toEqual(expected)
    expect(await tlsMaterial({ ...files, tls: true }, 'localhost')).toEqual(expected)
  })

  it.each([
    [{ cert: 'c.pem' }, '--cert and --key need each other'],
    [{ key: 'k.pem', tls: true as const }, '--cert and --key need each other'],
    [{ cert: 'nowhere.pem', key: 'nowhere.pem' }, 'nowhere.pem'],
  ])('cannot be had with %j', async (options, problem) => {
    await expect(tlsMaterial(options, 'localhost')).rejects.toMatchObject({
      code: 'VMH_TLS_UNUSABLE',
      params: { problem: expect.stringContaining(problem) },
    })
  })
})
