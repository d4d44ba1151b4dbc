import { describe, expect, it } from 'vitest'
import { httpTransport } from '../transport/http-transport.ts'
import { testWorlds } from './fixtures/test-worlds.ts'
import { serveWorlds } from './world-servers.ts'
import { firstAdministrator } from '../vmmanager/world/inventory.ts'

/** Status of a login at that address; the reason where there is no answer. */
async function logIn(url: string): Promise<unknown> {
  const { origin, pathname } = new URL(url)
  await using transport = httpTransport(origin, 5000)
  const path = `${pathname === '/' ? '' : pathname}/auth/v4/public/token`
  const request = { method: 'POST', path, query: '', headers: {}, body: firstAdministrator } as const
  const { response, failure } = await transport.send(request)
  return response?.status ?? failure?.code
}

describe('worlds on sockets', () => {
  it('are each found at the address that is told for it', async () => {
    const worlds = testWorlds()
    await using servers = await serveWorlds(worlds, { port: 0 })
    const [prefixed, own] = [worlds.create({ id: 'prefixed' }), worlds.create({ id: 'own' })]
    await servers.open(own, 0)
    const every = [worlds.default, prefixed, own]
    const urls = every.map((world) => servers.urlOf(world))
    expect(urls[0]).toBe(servers.url)
    expect(urls[1]).toBe(`${servers.url}/w/prefixed`)
    expect(urls[2]).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/)
    expect(new Set(urls).size).toBe(3)
    for (const url of urls) expect(await logIn(url)).toBe(201)
    expect(every.map(({ journal }) => journal.counts().exchanges)).toEqual([1, 1, 1])
  })

  it('give the port of a world free again', async () => {
    const worlds = testWorlds()
    await using servers = await serveWorlds(worlds, { port: 0 })
    const world = worlds.create({})
    await servers.open(world, 0)
    const url = servers.urlOf(world)
    await servers.close(world)
    expect(await logIn(url)).toBe('refused')
    expect(servers.urlOf(world)).toBe(`${servers.url}/w/w1`)
    await servers.close(world)
  })

  it('say that a port cannot be used', async () => {
    const worlds = testWorlds()
    await using servers = await serveWorlds(worlds, { port: 0 })
    const taken = Number(new URL(servers.url).port)
    await expect(servers.open(worlds.create({}), taken)).rejects.toMatchObject({ code: 'port-unusable' })
  })

  it('all end together', async () => {
    const worlds = testWorlds()
    const servers = await serveWorlds(worlds, { port: 0 })
    const world = worlds.create({})
    await servers.open(world, 0)
    const urls = [servers.url, servers.urlOf(world)]
    await servers[Symbol.asyncDispose]()
    for (const url of urls) expect(await logIn(url)).toBe('refused')
  })
})
