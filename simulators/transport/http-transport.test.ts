import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { createServer as createSecureServer } from 'node:https'
import type { AddressInfo } from 'node:net'
import { text } from 'node:stream/consumers'
import { describe, expect, it } from 'vitest'
import type { ExchangeRequest } from '../../contracts/exchange/exchange.ts'
import { WallClock } from '../clock/wall-clock.ts'
import { selfSigned } from '../vmmanager/http/self-signed.ts'
import { httpTransport } from './http-transport.ts'
import type { Delivery } from './transport.ts'

type Listener = (incoming: IncomingMessage, outgoing: ServerResponse) => unknown

/** Any server on a free port, and a transport to it. */
async function reach(
  listener: Listener,
  timeoutMs?: number,
): Promise<AsyncDisposable & { readonly send: ReturnType<typeof httpTransport>['send'] }> {
  const server = createServer((incoming, outgoing) => void listener(incoming, outgoing))
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  const transport = httpTransport(`http://127.0.0.1:${port}`, timeoutMs)
  return {
    send: transport.send,
    [Symbol.asyncDispose]: async () => {
      await transport[Symbol.asyncDispose]()
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}

const get: ExchangeRequest = { method: 'GET', path: '/vm/v3/host', query: '', headers: {} }

describe('httpTransport', () => {
  it('reaches an API that stands under a path', async () => {
    const seen: unknown[] = []
    const server = createServer((incoming, outgoing) => {
      seen.push(incoming.url)
      outgoing.end('{}')
    })
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    const { port } = server.address() as AddressInfo
    for (const path of ['/api', '/api/', '']) {
      await using transport = httpTransport(`http://127.0.0.1:${port}${path}`)
      await transport.send({ ...get, query: 'limit=1' })
    }
    await new Promise((resolve) => server.close(resolve))
    expect(seen).toEqual(['/api/vm/v3/host?limit=1', '/api/vm/v3/host?limit=1', '/vm/v3/host?limit=1'])
  })

  it('trusts the authority that it is told of, anybody where it is told so, and nobody else', async () => {
    const { cert, key } = await selfSigned('127.0.0.1')
    const server = createSecureServer({ cert, key }, (_, outgoing) => void outgoing.end('{}'))
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    const url = `https://127.0.0.1:${(server.address() as AddressInfo).port}`
    const deliveries: Delivery[] = []
    for (const trust of [{ ca: cert }, { insecure: true } as const, {}]) {
      await using transport = httpTransport(url, 5000, trust)
      deliveries.push(await transport.send(get))
    }
    await new Promise((resolve) => server.close(resolve))
    expect(deliveries.map(({ response, failure }) => response?.status ?? failure)).toEqual([
      200,
      200,
      { code: 'refused', sent: false },
    ])
  })

  it('sends method, path, query, headers and the body as JSON', async () => {
    const seen: unknown[] = []
    await using server = await reach(async (incoming, outgoing) => {
      const { method, url, headers } = incoming
      seen.push([method, url, headers['x-xsrf-token'], await text(incoming)])
      outgoing.end('{}')
    })
    const query = 'where=(name%20EQ%20%27a%27)'
    await server.send({ ...get, query, headers: { 'x-xsrf-token': 'T' } })
    await server.send({ method: 'POST', path: '/vm/v3/x%40y', query: '', headers: {}, body: { a: 'ж' } })
    await server.send({ method: 'DELETE', path: '/vm/v3/host/1', query: '', headers: {} })
    expect(seen).toEqual([
      ['GET', `/vm/v3/host?${query}`, 'T', ''],
      ['POST', '/vm/v3/x%40y', undefined, '{"a":"ж"}'],
      ['DELETE', '/vm/v3/host/1', undefined, ''],
    ])
  })

  it.each([
    ['JSON', '{"list":[]}', { list: [] }],
    ['a bare value', 'null', null],
    ['text that is no JSON', '<html>', '<html>'],
    ['JSON that was cut', '{"list":[', '{"list":['],
  ])('gives back %s', async (_, sent, body) => {
    await using server = await reach((_, outgoing) => {
      outgoing.writeHead(502, { 'content-type': 'text/html', 'x-more': '1' }).end(sent)
    })
    expect(await server.send(get)).toEqual({
      response: { status: 502, headers: { 'content-type': 'text/html' }, body },
    })
  })

  it('gives back an answer without a body as one without', async () => {
    await using server = await reach((_, outgoing) => outgoing.end())
    const { response } = await server.send(get)
    expect(response).toEqual({ status: 200, headers: { 'content-type': '' } })
    expect(response).not.toHaveProperty('body')
  })

  it('tells a refused connection: nothing was sent', async () => {
    const server = createServer()
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    const { port } = server.address() as AddressInfo
    await new Promise((resolve) => server.close(resolve))
    await using transport = httpTransport(`http://127.0.0.1:${port}`)
    expect(await transport.send(get)).toEqual({ failure: { code: 'refused', sent: false } })
  })

  it('tells a connection that broke before the answer: the request may have been read', async () => {
    await using server = await reach((_, outgoing) => outgoing.destroy())
    expect(await server.send(get)).toEqual({ failure: { code: 'reset', sent: true } })
  })

  it('tells a connection that broke within the answer', async () => {
    await using server = await reach((_, outgoing) => {
      outgoing.writeHead(200, { 'content-length': '100' })
      outgoing.write('{"list"', () => outgoing.destroy())
    })
    expect(await server.send(get)).toEqual({ failure: { code: 'reset', sent: true } })
  })

  it('tells an answer that does not come in time', async () => {
    await using server = await reach(() => {}, 20)
    expect(await server.send(get)).toEqual({ failure: { code: 'timeout', sent: true } })
  })

  it('takes an answer that trickles for none, however long it goes on', async () => {
    const wall = new WallClock()
    await using server = await reach(async (_, outgoing) => {
      while (!outgoing.destroyed) {
        outgoing.write(' ')
        await wall.sleep(2)
      }
    }, 100)
    expect(await server.send(get)).toEqual({ failure: { code: 'timeout', sent: true } })
  })

  it('goes on after a broken connection', async () => {
    let calls = 0
    await using server = await reach((_, outgoing) => {
      calls++
      if (calls === 1) outgoing.destroy()
      else outgoing.end('{}')
    })
    await server.send(get)
    expect(await server.send(get)).toMatchObject({ response: { status: 200 } })
  })

  it('has several requests under way at once', async () => {
    const waiting: (() => void)[] = []
    await using server = await reach((_, outgoing) => {
      waiting.push(() => outgoing.end('{}'))
      if (waiting.length === 3) for (const answer of waiting) answer()
    })
    const deliveries = await Promise.all([server.send(get), server.send(get), server.send(get)])
    expect(deliveries.map(({ response }) => response?.status)).toEqual([200, 200, 200])
  })

  it('does not wait for an answer that is still to come when it is disposed of', async () => {
    const arrived = Promise.withResolvers<void>()
    const server = await reach(() => arrived.resolve())
    const delivery = server.send(get)
    await arrived.promise
    await server[Symbol.asyncDispose]()
    expect((await delivery).failure?.sent).toBe(true)
  })
})
