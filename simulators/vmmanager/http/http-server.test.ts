import { request as httpRequest } from 'node:http'
import { connect } from 'node:net'
import { text } from 'node:stream/consumers'
import { describe, expect, it } from 'vitest'
import type { ExchangeRequest } from '../../../contracts/exchange/exchange.ts'
import { exactSettings, smallestHost, testVmmanager } from '../fixtures/test-vmmanager.ts'
import { Faults } from '../../faults/faults.ts'
import { handle } from '../handle.ts'
import { createWorld } from '../world/world.ts'
import { type Receive, serveHttp } from './http-server.ts'
import type { HttpServer } from './open-server.ts'
import { firstAdministrator } from '../world/inventory.ts'

interface Answer {
  readonly status: number | undefined
  readonly type: string | undefined
  readonly body: unknown
}

/** What a plain HTTP client sends; nothing is added to it. */
interface Sent {
  readonly method?: string
  readonly body?: string
  readonly headers?: Readonly<Record<string, string>>
}

function send(
  { url }: HttpServer,
  path: string,
  { method = 'GET', body, headers = {} }: Sent = {},
): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const { hostname, port } = new URL(url)
    const request = httpRequest({ hostname, port, path, method, headers }, (response) => {
      const { statusCode: status, headers } = response
      const answer = text(response).then((body) => ({
        status,
        type: headers['content-type'],
        body: JSON.parse(body) as unknown,
      }))
      resolve(answer)
    })
    request.on('error', reject)
    request.end(body)
  })
}

/** A world on a socket whose time stands still. */
function serveWorld(...faults: ConstructorParameters<typeof Faults>): Promise<HttpServer> {
  const world = createWorld(exactSettings, new Faults(...faults), () => {})
  return serveHttp((request) => handle(world, request, 0), 0)
}

const unreachable: Receive = () => {
  throw new Error('nothing may come this far')
}

const credentials = JSON.stringify(firstAdministrator)

describe('a simulator on a socket', () => {
  it.each([
    ['without a content type', {}],
    ['as JSON', { 'content-type': 'application/json; charset=utf-8' }],
    ['as a form', { 'content-type': 'application/x-www-form-urlencoded' }],
    ['as plain text', { 'content-type': 'text/plain' }],
    ['in chunks', { 'transfer-encoding': 'chunked' }],
  ])('reads a body %s as JSON and answers as JSON', async (_, headers) => {
    await using server = await serveWorld()
    const answer = await send(server, '/auth/v4/public/token', { method: 'POST', body: credentials, headers })
    expect(answer).toMatchObject({ status: 201, type: 'application/json', body: { id: '3' } })
  })

  it('serves the flow of a client: log in, create, look for the task', async () => {
    await using server = await serveWorld()
    const login = await send(server, '/auth/v4/public/token', { method: 'POST', body: credentials })
    const headers = { 'x-xsrf-token': (login.body as { readonly token: string }).token }
    const created = await send(server, '/vm/v3/host', {
      method: 'POST',
      body: JSON.stringify(smallestHost),
      headers,
    })
    expect(created).toMatchObject({ status: 200, body: { id: 1, task: 1 } })
    const target = "/vm/v3/task?where=((consul_id+EQ+'1')+AND+(name+EQ+'host_create'))"
    expect(await send(server, target, { headers })).toMatchObject({ body: { size: 1 } })
    const deleted = await send(server, '/vm/v3/host/1?force=false', { method: 'DELETE', headers })
    expect(deleted).toMatchObject({ status: 200, body: { id: 1 } })
  })

  it('hands on the path and the query as they were sent, and header names in lower case', async () => {
    const received: ExchangeRequest[] = []
    const { world } = testVmmanager()
    await using server = await serveHttp((request) => {
      received.push(request)
      return handle(world, request, 0)
    }, 0)
    await send(server, '/a/x%40y.z?where=(a+EQ+%27b%27)?&c', { headers: { 'X-XSRF-Token': 'T' } })
    await send(server, '/a/x@y.z', { method: 'POST' })
    expect(received).toMatchObject([
      {
        method: 'GET',
        path: '/a/x%40y.z',
        query: 'where=(a+EQ+%27b%27)?&c',
        headers: { 'x-xsrf-token': 'T' },
      },
      { method: 'POST', path: '/a/x@y.z', query: '' },
    ])
    expect(received[1]).not.toHaveProperty('body')
  })

  it.each(['admin@example.com', 'admin%40example.com'])(
    'does not stumble over %s in a path',
    async (email) => {
      await using server = await serveWorld()
      const answer = await send(server, `/auth/v4/nobody/${email}/key`, { method: 'POST', body: '{}' })
      expect(answer).toMatchObject({ status: 404, body: { error: { code: 1106 } } })
    },
  )

  it('refuses a body that is no JSON', async () => {
    await using server = await serveWorld()
    const answer = await send(server, '/auth/v4/public/token', { method: 'POST', body: '{"email": ' })
    expect(answer).toMatchObject({ status: 400, body: { error: { code: 1108 } } })
  })

  it('takes an empty body for an empty object', async () => {
    await using server = await serveWorld()
    const answer = await send(server, '/auth/v4/public/token', { method: 'POST' })
    expect(answer).toMatchObject({ status: 400, body: { error: { value: { name: 'email' } } } })
  })

  it('answers a method that the contract lacks with the envelope', async () => {
    await using server = await serveWorld()
    expect(await send(server, '/vm/v3/host', { method: 'PUT', body: '{}' })).toMatchObject({
      status: 405,
      body: { error: { code: 1107 } },
    })
  })
})

describe('a body over one MiB', () => {
  it('is refused with 413 and the envelope, and goes no further', async () => {
    await using server = await serveHttp(unreachable, 0)
    const body = 'x'.repeat(1_048_577)
    expect(await send(server, '/vm/v3/host', { method: 'POST', body })).toMatchObject({
      status: 413,
      type: 'application/json',
      body: { error: { code: 3010 } },
    })
  })

  it('is refused though its size was not announced, and though it is far larger', async () => {
    await using server = await serveHttp(unreachable, 0)
    const sent = { method: 'POST', body: 'x'.repeat(20_000_000), headers: { 'transfer-encoding': 'chunked' } }
    expect(await send(server, '/vm/v3/host', sent)).toMatchObject({ status: 413 })
  })

  it('does not harm the connection: the next request on it is answered', async () => {
    await using server = await serveWorld()
    const { hostname, port } = new URL(server.url)
    const socket = connect(Number(port), hostname)
    socket.write(`POST /a HTTP/1.1\r\nHost: x\r\nContent-Length: 3000000\r\n\r\n${'x'.repeat(3_000_000)}`)
    socket.write('GET /b HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n')
    expect((await text(socket)).match(/HTTP\/1\.1 \d+/g)).toEqual(['HTTP/1.1 413', 'HTTP/1.1 404'])
  })

  it('is one byte more than what is taken', async () => {
    await using server = await serveWorld()
    const body = `${credentials}${' '.repeat(1_048_576 - credentials.length)}`
    expect(await send(server, '/auth/v4/public/token', { method: 'POST', body })).toMatchObject({
      status: 201,
    })
  })
})

describe('a connection that breaks', () => {
  it('by a lost reply: the client gets no byte, and the call is done', async () => {
    await using server = await serveWorld([{ fault: 'reply-lost', operation: 'host-create', times: 1 }])
    const login = await send(server, '/auth/v4/public/token', { method: 'POST', body: credentials })
    const headers = { 'x-xsrf-token': (login.body as { readonly token: string }).token }
    const body = JSON.stringify(smallestHost)
    await expect(send(server, '/vm/v3/host', { method: 'POST', body, headers })).rejects.toMatchObject({
      code: 'ECONNRESET',
    })
    expect(await send(server, '/vm/v3/host', { headers })).toMatchObject({ body: { size: 1 } })
  })

  it('in the middle of a request does nothing and harms nobody', async () => {
    let requests = 0
    const { world } = testVmmanager()
    await using server = await serveHttp((request) => {
      requests++
      return handle(world, request, 0)
    }, 0)
    const { hostname, port } = new URL(server.url)
    await new Promise<void>((resolve) => {
      const socket = connect(Number(port), hostname, () => {
        socket.write('POST /vm/v3/host HTTP/1.1\r\nHost: x\r\nContent-Length: 100\r\n\r\n{"name"', () => {
          socket.destroy()
        })
      })
      socket.on('close', () => resolve())
    })
    expect(await send(server, '/nothing')).toMatchObject({ status: 404 })
    expect(requests).toBe(1)
  })

  it('while the answer is awaited harms nobody', async () => {
    const { world } = testVmmanager()
    const gate = Promise.withResolvers<void>()
    const arrived = Promise.withResolvers<void>()
    await using server = await serveHttp(async (request) => {
      if (request.path === '/slow') {
        arrived.resolve()
        await gate.promise
      }
      return handle(world, request, 0)
    }, 0)
    const { hostname, port } = new URL(server.url)
    const socket = connect(Number(port), hostname)
    socket.write('GET /slow HTTP/1.1\r\nHost: x\r\n\r\n')
    await arrived.promise
    socket.destroy()
    gate.resolve()
    expect(await send(server, '/nothing')).toMatchObject({ status: 404 })
  })
})

describe('serveHttp', () => {
  it('answers 500 with the envelope when the simulator itself fails, and goes on', async () => {
    let calls = 0
    const { world } = testVmmanager()
    await using server = await serveHttp((request) => {
      calls++
      if (calls === 1) throw new Error('a defect')
      return handle(world, request, 0)
    }, 0)
    expect(await send(server, '/vm/v3/host')).toMatchObject({
      status: 500,
      body: { error: { code: 3500, value: { problem: 'Error: a defect' } } },
    })
    expect(await send(server, '/vm/v3/host')).toMatchObject({ status: 401 })
  })

  it('says which port is in use', async () => {
    await using server = await serveWorld()
    const port = Number(new URL(server.url).port)
    await expect(serveHttp(unreachable, port)).rejects.toMatchObject({
      code: 'VMH_PORT_IN_USE',
      params: { port, host: '127.0.0.1' },
    })
  })

  it('gives the port free again when it is disposed of, even with a client that keeps its connection', async () => {
    const server = await serveWorld()
    const { hostname, port } = new URL(server.url)
    const socket = connect(Number(port), hostname)
    await new Promise((resolve) => socket.once('connect', resolve))
    const closed = new Promise((resolve) => socket.once('close', resolve))
    await server[Symbol.asyncDispose]()
    await closed
    await using again = await serveHttp(unreachable, Number(port))
    expect(again.url).toBe(server.url)
  })
})
