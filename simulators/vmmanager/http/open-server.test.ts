import { connect } from 'node:tls'
import { Agent, request } from 'undici'
import { describe, expect, it } from 'vitest'
import { connected, openRaw } from './fixtures/raw-client.ts'
import { type HttpServer, type Listening, openServer } from './open-server.ts'
import { selfSigned } from './self-signed.ts'

function open(how: Partial<Listening> = {}): Promise<HttpServer> {
  return openServer((_, outgoing) => outgoing.end('here'), { port: 0, ...how })
}

describe('a server', () => {
  it('tells its address, also one of IPv6', async () => {
    await using server = await open({ host: '::1' })
    expect(server.url).toMatch(/^http:\/\/\[::1\]:\d+$/)
    expect(await (await request(server.url)).body.text()).toBe('here')
  })

  it.each([
    ['192.0.2.1', 0],
    ['no-such-host.invalid', 0],
  ])('says when it cannot listen on %s', async (host, port) => {
    await expect(open({ host, port })).rejects.toMatchObject({
      code: 'VMH_CANNOT_LISTEN',
      params: { host, port, problem: expect.any(String) },
    })
  })

  it.each([
    ['nonsense', { cert: 'nonsense', key: 'nonsense' }],
    ['a key that belongs to another certificate', undefined],
  ])('says when it cannot use its certificate: %s', async (_, material) => {
    const [one, other] = await Promise.all([selfSigned('localhost'), selfSigned('localhost')])
    const tls = material ?? { cert: one.cert, key: other.key }
    await expect(open({ tls })).rejects.toMatchObject({ code: 'VMH_TLS_UNUSABLE' })
  })
})

describe('a server with a certificate made at start', () => {
  it.each(['127.0.0.1', 'localhost'])('is trusted at %s by who trusts the certificate', async (host) => {
    const tls = await selfSigned('lab.example.com')
    await using server = await open({ tls, host })
    expect(server.url).toMatch(/^https:/)
    const dispatcher = new Agent({ connect: { ca: tls.cert } })
    expect(await (await request(server.url, { dispatcher })).body.text()).toBe('here')
    await dispatcher.close()
  })

  it('is not trusted by anybody else', async () => {
    await using server = await open({ tls: await selfSigned('localhost') })
    await expect(request(server.url)).rejects.toMatchObject({ code: expect.stringMatching(/SELF_SIGNED/) })
  })

  it('holds the name it was made for, from now on for about a year', async () => {
    const tls = await selfSigned('lab.example.com')
    await using server = await open({ tls })
    const port = Number(new URL(server.url).port)
    const socket = connect({ port, host: '127.0.0.1', ca: tls.cert, servername: 'lab.example.com' })
    await new Promise((resolve, reject) => socket.once('secureConnect', resolve).once('error', reject))
    const { subjectaltname, valid_from: from, valid_to: to } = socket.getPeerCertificate()
    socket.destroy()
    expect(subjectaltname).toContain('DNS:lab.example.com')
    expect(Date.parse(from)).toBeLessThanOrEqual(Date.now())
    expect(Math.round((Date.parse(to) - Date.now()) / 86_400_000)).toBe(397)
  })

  it('survives who speaks plain HTTP to it, and ends though somebody never ends his handshake', async () => {
    const tls = await selfSigned('localhost')
    const server = await open({ tls })
    await openRaw(server.url, 'GET / HTTP/1.1\r\nHost: x\r\n\r\n').ended
    const silent = openRaw(server.url)
    await connected(silent)
    const dispatcher = new Agent({ connect: { ca: tls.cert } })
    expect((await request(server.url, { dispatcher })).statusCode).toBe(200)
    await server[Symbol.asyncDispose]()
    expect(await silent.ended).toBe('')
    await dispatcher.destroy()
  })
})
