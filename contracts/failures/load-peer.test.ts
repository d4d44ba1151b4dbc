import { describe, expect, it } from 'vitest'
import packageJson from '../../package.json' with { type: 'json' }
import { loadPeer, type PeerName } from './load-peer.ts'

const names = Object.keys(packageJson.peerDependencies) as readonly PeerName[]

/** What Node throws where a package is absent. */
function absent(name: string): Error {
  const error = new Error(`Cannot find package '${name}' imported from /somewhere/file.js`)
  return Object.assign(error, { code: 'ERR_MODULE_NOT_FOUND' })
}

describe('loadPeer', () => {
  it('gives what was imported', async () => {
    const module = { answer: 42 }
    expect(await loadPeer('mockttp', () => Promise.resolve(module))).toBe(module)
  })

  it.each(names)('tells the line that installs %s where it is absent', async (name) => {
    const failed = loadPeer(name, () => Promise.reject(absent(name)))
    await expect(failed).rejects.toMatchObject({
      code: 'VMH_PACKAGE_MISSING',
      remedy: expect.stringContaining(`npm install --save-dev ${name}@${packageJson.peerDependencies[name]}`),
      exitCode: 3,
    })
  })

  it('knows what Node itself throws', async () => {
    const missing = 'mockttp-that-is-not-there'
    const error: unknown = await import(missing).catch((thrown: unknown) => thrown)
    expect(error).toMatchObject({ code: 'ERR_MODULE_NOT_FOUND' })
    expect(String(error)).toContain(`'${missing}'`)
  })

  it.each([
    ['a package that lacks one of its own', absent('something-else')],
    ['a package that fails when it is loaded', new Error("broken, says 'mockttp'")],
    ['no error at all', 'a text'],
  ])('passes on what %s throws', async (_, thrown) => {
    await expect(loadPeer('mockttp', () => Promise.reject(thrown))).rejects.toBe(thrown)
  })
})
