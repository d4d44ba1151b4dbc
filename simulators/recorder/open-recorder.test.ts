import { createHash } from 'node:crypto'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { type AddressInfo, connect } from 'node:net'
import type { Duplex } from 'node:stream'
import { gzipSync } from 'node:zlib'
import { Agent, Client, ProxyAgent, request } from 'undici'
import { describe, expect, it, onTestFinished } from 'vitest'
import type { HeardExchange } from '../../contracts/recording/infer-story.ts'
import { WallClock } from '../clock/wall-clock.ts'
import type { Fault } from '../faults/fault.ts'
import { selfSigned } from '../vmmanager/http/self-signed.ts'
import { rawServer, type RawServer } from './fixtures/raw-server.ts'
import { openRecorder, type Recorder, type RecorderOptions } from './open-recorder.ts'

interface Heard {
  readonly recorder: Recorder
  readonly url: string
  readonly exchanges: HeardExchange[]
  readonly strikes: string[]
  readonly leftOut: string[]
  readonly missed: string[]
  readonly upgrades: string[]
  /** Ends the recorder, so that all was told. */
  readonly end: () => Promise<readonly HeardExchange[]>
}

async function recorderBefore(upstream: string, wishes: Partial<RecorderOptions> = {}): Promise<Heard> {
  const clock = new WallClock()
  const exchanges: HeardExchange[] = []
  const strikes: string[] = []
  const leftOut: string[] = []
  const missed: string[] = []
  const upgrades: string[] = []
  const recorder = await openRecorder({
    upstream: new URL(upstream),
    trust: {},
    port: 0,
    host: '127.0.0.1',
    allow: [],
    upgraded: (call) => void upgrades.push(call),
    forward: false,
    tls: false,
    faults: [],
    dialect: '2024.03',
    clock,
    hear: (heard) => void exchanges.push(heard),
    strike: (fault, where) => void strikes.push(`${fault} ${where}`),
    leaveOut: (call) => void leftOut.push(call),
    miss: (call, problem) => void missed.push(`${call}: ${problem}`),
    ...wishes,
  })
  const end = async (): Promise<readonly HeardExchange[]> => {
    await recorder[Symbol.asyncDispose]()
    clock.stop()
    return exchanges
  }
  onTestFinished(async () => void (await end()))
  return {
    recorder,
    url: `http://localhost:${recorder.port}`,
    exchanges,
    strikes,
    leftOut,
    missed,
    upgrades,
    end,
  }
}

async function upstreamThat(...how: Parameters<typeof rawServer>): Promise<RawServer> {
  const server = await rawServer(...how)
  onTestFinished(() => server[Symbol.asyncDispose]())
  return server
}

const json = (status: number, body: string) => (outgoing: ServerResponse) =>
  void outgoing.writeHead(status, { 'Content-Type': 'application/json', 'X-Odd': 'a  b' }).end(body)

const anything = '{ "id":1,\n "list": [ ] }'

describe('a recorder between client and VMmanager', () => {
  it('passes bytes, headers and status on as they are, both ways', async () => {
    const upstream = await upstreamThat(json(418, anything))
    const { url, end } = await recorderBefore(upstream.url)
    const body = '{"b" : 1,  "a":"ü"}'
    const path = "/vm/v3/host?where=(name%20EQ%20'x%20y')&x=%2F{}|%C3%BC"
    const answer = await new Client(url).request({
      method: 'POST',
      path,
      headers: { 'X-Custom': 'One, Two', 'content-type': 'text/x-whatever' },
      body,
    })
    expect([answer.statusCode, answer.headers['x-odd'], await answer.body.text()]).toEqual([
      418,
      'a  b',
      anything,
    ])
    const [sent] = upstream.requests
    expect([sent?.method, sent?.body]).toEqual(['POST', body])
    // Signs that RFC 3986 has no place for are encoded on the way, which says the same.
    expect(decodeURIComponent(sent?.url ?? '')).toBe(decodeURIComponent(path))
    expect(sent?.headers.join('|')).toContain('X-Custom|One, Two')
    expect(sent?.headers.join('|')).toContain('content-type|text/x-whatever')
    const heard = (await end())[0]?.exchange.request
    expect(decodeURIComponent(`${heard?.path}?${heard?.query}`)).toBe(decodeURIComponent(path))
  })

  it('gives VMmanager its own name as that of the host', async () => {
    const upstream = await upstreamThat(json(200, anything))
    const { url } = await recorderBefore(upstream.url)
    await (await request(url)).body.dump()
    expect(upstream.requests[0]?.headers.join('|')).toMatch(`host|${new URL(upstream.url).host}`)
  })

  it('tells what was said, and how long it took', async () => {
    const upstream = await upstreamThat(json(200, anything))
    const { url, end } = await recorderBefore(upstream.url)
    const headers = { 'x-xsrf-token': 'abc', 'x-api-key': 'of somebody', 'content-type': 'application/json' }
    await (
      await request(`${url}/vm/v3/host?a=b`, { method: 'POST', body: '{"name":"x"}', headers })
    ).body.dump()
    const [heard, ...others] = await end()
    expect(others).toEqual([])
    expect(heard?.exchange).toEqual({
      request: {
        method: 'POST',
        path: '/vm/v3/host',
        query: 'a=b',
        headers: { 'content-type': 'application/json', 'x-xsrf-token': 'abc' },
        body: { name: 'x' },
      },
      response: { status: 200, headers: { 'content-type': 'application/json' }, body: { id: 1, list: [] } },
    })
    expect(heard?.atMs).toBeGreaterThan(heard?.sentAtMs ?? Number.NaN)
  })

  it('reads what was packed, and passes it on packed', async () => {
    const packed = gzipSync(anything)
    const upstream = await upstreamThat((outgoing) => {
      outgoing.writeHead(200, { 'content-encoding': 'gzip' }).end(packed)
    })
    const { url, end } = await recorderBefore(upstream.url)
    const answer = await request(url)
    expect(Buffer.from(await answer.body.arrayBuffer())).toEqual(packed)
    expect((await end())[0]?.exchange.response?.body).toEqual({ id: 1, list: [] })
  })

  it('finds the API under a path', async () => {
    const upstream = await upstreamThat(json(200, anything))
    const { url, end } = await recorderBefore(`${upstream.url}/behind/this`)
    await (await request(`${url}/vm/v3/host`)).body.dump()
    expect(upstream.requests[0]?.url).toBe('/behind/this/vm/v3/host')
    expect((await end())[0]?.exchange.request.path).toBe('/vm/v3/host')
  })

  it('breaks the connection where VMmanager cannot be reached, and tells that nothing was sent', async () => {
    const upstream = await rawServer(json(200, anything))
    await upstream[Symbol.asyncDispose]()
    const { url, end } = await recorderBefore(upstream.url)
    await expect(request(url)).rejects.toThrow()
    expect((await end())[0]?.exchange).toMatchObject({ failure: { code: 'refused', sent: false } })
  })

  it('breaks the connection where VMmanager breaks it, and tells that the outcome is unknown', async () => {
    const upstream = await upstreamThat((outgoing) => outgoing.destroy())
    const { url, end } = await recorderBefore(upstream.url)
    await expect(request(url)).rejects.toThrow()
    expect((await end())[0]?.exchange).toMatchObject({ failure: { code: 'reset', sent: true } })
  })

  it('tells of a client that went away', async () => {
    const arrived = Promise.withResolvers<void>()
    const upstream = await upstreamThat(() => arrived.resolve())
    const { url, exchanges, end } = await recorderBefore(upstream.url)
    const leaving = new AbortController()
    const asked = request(url, { signal: leaving.signal }).catch(() => {})
    await arrived.promise
    leaving.abort()
    await asked
    await expect.poll(() => exchanges.length).toBe(1)
    expect((await end())[0]?.exchange.failure).toEqual({ code: 'aborted', sent: true })
  })

  it('says what a trace cannot tell', async () => {
    const upstream = await upstreamThat(json(200, anything))
    const { url, leftOut, end } = await recorderBefore(upstream.url)
    await (await request(url, { method: 'PUT', body: '{}' })).body.dump()
    expect([await end(), leftOut.length]).toEqual([[], 1])
    expect(upstream.requests).toHaveLength(1)
  })
})

describe('TLS', () => {
  const at = async (wishes: Partial<RecorderOptions>) => {
    const tls = await selfSigned('localhost')
    const upstream = await upstreamThat(json(200, anything), tls)
    return { tls, upstream, heard: await recorderBefore(upstream.url, wishes) }
  }

  it('of VMmanager is checked', async () => {
    const { heard } = await at({})
    await expect(request(heard.url)).rejects.toThrow()
    expect((await heard.end())[0]?.exchange.failure).toEqual({ code: 'refused', sent: false })
  })

  it('of VMmanager is taken as it is with insecure', async () => {
    const { heard } = await at({ trust: { insecure: true } })
    expect((await request(heard.url)).statusCode).toBe(200)
  })

  it('of VMmanager is trusted by its authority', async () => {
    const tls = await selfSigned('localhost')
    const upstream = await upstreamThat(json(200, anything), tls)
    const { url } = await recorderBefore(upstream.url, { trust: { ca: tls.cert } })
    expect((await request(url)).statusCode).toBe(200)
  })

  it('of the recorder itself is trusted by the authority that it makes', async () => {
    const upstream = await upstreamThat(json(200, anything))
    const { recorder, end } = await recorderBefore(upstream.url, { tls: true })
    const trusting = new Agent({ connect: { ca: recorder.authority ?? '' } })
    const answer = await request(`https://localhost:${recorder.port}/vm/v3/host`, { dispatcher: trusting })
    await answer.body.dump()
    await trusting.close()
    expect((await end())[0]?.exchange.request.path).toBe('/vm/v3/host')
  })
})

describe('a proxy that clients are told to use', () => {
  const proxyBefore = async (allow: readonly string[]) => {
    const tls = await selfSigned('localhost')
    const otherTls = await selfSigned('127.0.0.1')
    const upstream = await upstreamThat(json(200, anything), tls)
    const other = await upstreamThat(json(200, '{"of":"others"}'), otherTls)
    const plain = await upstreamThat(json(200, '{"of":"others"}'))
    const heard = await recorderBefore(upstream.url, { forward: true, trust: { ca: tls.cert }, allow })
    const proxied = new ProxyAgent({
      uri: heard.url,
      requestTls: { ca: [heard.recorder.authority ?? '', otherTls.cert] },
      proxyTunnel: true,
    })
    onTestFinished(() => proxied.close())
    return { upstream, other: other.url.replace('localhost', '127.0.0.1'), plain, proxied, ...heard }
  }

  it('reads what is for VMmanager, and passes on unread what is allowed', async () => {
    const { upstream, other, proxied, end } = await proxyBefore(['127.0.0.1'])
    const mine = await request(`${upstream.url}/vm/v3/host`, { dispatcher: proxied })
    expect([mine.statusCode, await mine.body.text()]).toEqual([200, anything])
    const theirs = await request(other, { dispatcher: proxied })
    expect(await theirs.body.text()).toBe('{"of":"others"}')
    const heard = await end()
    expect(heard.map(({ exchange }) => exchange.request.path)).toEqual(['/vm/v3/host'])
  })

  it('leads nowhere else, neither through a tunnel nor without one', async () => {
    const { url, other, plain, proxied } = await proxyBefore([`localhost:1`])
    await expect(request(other, { dispatcher: proxied })).rejects.toThrow(/403/)
    await expect(request(plain.url, { dispatcher: proxied })).rejects.toThrow(/403/)
    const asked = connect(Number(new URL(url).port), '127.0.0.1')
    asked.end(`GET ${plain.url}/ HTTP/1.1\r\nHost: ${new URL(plain.url).host}\r\nConnection: close\r\n\r\n`)
    const answer = Buffer.concat((await asked.toArray()) as Buffer[]).toString()
    expect(answer).toMatch(/^HTTP\/1\.1 403 /)
    expect(plain.requests).toEqual([])
  })
})

describe('where a recorder listens', () => {
  it('is the one address that it was given', async () => {
    const upstream = await upstreamThat(json(200, anything))
    const { recorder } = await recorderBefore(upstream.url)
    expect((await request(`http://127.0.0.1:${recorder.port}`)).statusCode).toBe(200)
    await expect(request(`http://127.0.0.2:${recorder.port}`)).rejects.toThrow('ECONNREFUSED')
    const everywhere = await recorderBefore(upstream.url, { host: '0.0.0.0' })
    expect((await request(`http://127.0.0.2:${everywhere.recorder.port}`)).statusCode).toBe(200)
  })

  it('is refused in words where it is none of this machine', async () => {
    await expect(recorderBefore('http://localhost:1', { host: '203.0.113.1' })).rejects.toMatchObject({
      code: 'VMH_CANNOT_LISTEN',
      params: { host: '203.0.113.1' },
    })
  })
})

describe('a connection that leaves HTTP', () => {
  it('is passed on, and noted', async () => {
    const server = createServer()
    server.on('upgrade', (incoming: IncomingMessage, socket: Duplex) => {
      const accept = createHash('sha1')
        .update(`${incoming.headers['sec-websocket-key']}258EAFA5-E914-47DA-95CA-C5AB0DC85B11`)
        .digest('base64')
      socket.write(
        `HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Accept: ${accept}\r\n\r\n`,
      )
      // One unmasked text frame.
      socket.write(Buffer.from([0x81, 2, 0x68, 0x69]))
    })
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    onTestFinished(() => void (server.closeAllConnections(), server.close()))
    const { port } = server.address() as AddressInfo
    const { url, upgrades } = await recorderBefore(`http://127.0.0.1:${port}`)
    const socket = new WebSocket(`${url.replace('http', 'ws')}/vm/v3/host/1/console?key=x`)
    const { data } = (await new Promise((resolve, reject) => {
      socket.addEventListener('message', resolve)
      socket.addEventListener('error', reject)
    })) as MessageEvent
    expect(data).toBe('hi')
    expect(upgrades).toEqual(['GET /vm/v3/host/1/console'])
    socket.close()
  })
})

describe('faults on the wire', () => {
  const call = '/vm/v3/host'
  const struck = async (fault: Fault, method: 'GET' | 'POST' = 'GET') => {
    const upstream = await upstreamThat(json(200, anything))
    const heard = await recorderBefore(upstream.url, { faults: [fault] })
    const answer = await request(`${heard.url}${call}`, { method }).then(
      async ({ statusCode, headers, body }) => ({ statusCode, headers, text: await body.text() }),
      () => undefined,
    )
    const [first] = await heard.end()
    return { answer, asked: upstream.requests.length, exchange: first?.exchange, strikes: heard.strikes }
  }

  it.each<[Fault['fault'], number, number]>([
    ['asleep', 503, 0],
    ['forbidden', 403, 0],
    ['rate-limited', 429, 0],
    ['server-error', 500, 0],
    ['gateway-timeout', 504, 1],
    ['reply-garbage', 200, 1],
    ['reply-empty', 200, 1],
    ['reply-mislabelled', 200, 1],
  ])('%s answers with %i, and VMmanager was asked %i times', async (fault, status, asked) => {
    const seen = await struck({ fault } as Fault)
    expect(seen).toMatchObject({
      asked,
      answer: { statusCode: status },
      exchange: { response: { status } },
      strikes: [`${fault} host-list`],
    })
  })

  it.each<[Fault['fault'], boolean, number]>([
    ['unreachable', false, 0],
    ['request-lost', true, 0],
    ['reply-lost', true, 1],
  ])('%s leaves no answer', async (fault, sent, asked) => {
    expect(await struck({ fault } as Fault)).toMatchObject({
      answer: undefined,
      asked,
      exchange: { failure: { sent } },
    })
  })

  it('are as they are in the simulator: garbage is a page, a mislabelled reply has its body', async () => {
    const garbage = await struck({ fault: 'reply-garbage' })
    expect(garbage.answer?.text).toContain('<html>')
    expect(garbage.exchange?.response?.body).toBe(garbage.answer?.text)
    const mislabelled = await struck({ fault: 'reply-mislabelled' })
    expect(mislabelled.answer?.headers['content-type']).toBe('text/html')
    expect(JSON.parse(mislabelled.answer?.text ?? '')).toEqual(JSON.parse(anything))
  })

  it('let replies be late', async () => {
    const { exchange, strikes } = await struck({ fault: 'reply-late', delay: '50ms' })
    expect(exchange?.response?.status).toBe(200)
    expect(strikes).toEqual(['reply-late host-list'])
  })

  it('keep to their operation, and leave the rest as it is', async () => {
    const { answer, strikes, asked } = await struck({ fault: 'server-error', operation: 'host-create' })
    expect([answer?.statusCode, answer?.text, strikes, asked]).toEqual([200, anything, [], 1])
  })
})
