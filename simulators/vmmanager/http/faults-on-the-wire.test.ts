import { describe, expect, it } from 'vitest'
import type { ExchangeRequest } from '../../../contracts/exchange/exchange.ts'
import type { Fault } from '../../faults/fault.ts'
import { Faults } from '../../faults/faults.ts'
import { httpTransport } from '../../transport/http-transport.ts'
import type { Delivery } from '../../transport/transport.ts'
import { exactSettings, logIn, smallestHost, testVmmanager } from '../fixtures/test-vmmanager.ts'
import { handle } from '../handle.ts'
import { serveHttp } from './http-server.ts'

/** What comes of a creation, in process and over a socket, in two worlds that are the same. */
async function bothWays(fault: Fault): Promise<readonly [Delivery, Delivery]> {
  const [direct, served] = [testVmmanager({ faults: [fault] }), testVmmanager({ faults: [fault] })]
  const headers = { 'x-xsrf-token': direct.token || logIn(direct) }
  const request: ExchangeRequest = {
    method: 'POST',
    path: '/vm/v3/host',
    query: '',
    headers,
    body: smallestHost,
  }
  await using server = await serveHttp((asked) => handle(served.world, asked, 0), 0)
  await using transport = httpTransport(server.url)
  const overHttp = await transport.send(request)
  const { delivery } = direct.send('POST', '/vm/v3/host', { body: smallestHost })
  expect(served.world.hosts.size).toBe(direct.world.hosts.size)
  return [delivery, overHttp]
}

describe('a fault looks the same in process and over a socket:', () => {
  it.each<Fault>([
    { fault: 'asleep', operation: 'host-create' },
    { fault: 'request-lost', operation: 'host-create' },
    { fault: 'request-doubled', operation: 'host-create' },
    { fault: 'session-expired' },
    { fault: 'forbidden', operation: 'host-create' },
    { fault: 'rate-limited', operation: 'host-create' },
    { fault: 'server-error', operation: 'host-create', status: 500 },
    { fault: 'server-error', operation: 'host-create', status: 502 },
    { fault: 'reply-lost', operation: 'host-create' },
    { fault: 'gateway-timeout', operation: 'host-create' },
    { fault: 'reply-truncated', operation: 'host-create' },
    { fault: 'reply-garbage', operation: 'host-create' },
    { fault: 'reply-empty', operation: 'host-create' },
    { fault: 'reply-mislabelled', operation: 'host-create' },
    { fault: 'pool-exhausted' },
  ])('$fault', async (fault) => {
    const [direct, overHttp] = await bothWays(fault)
    expect(overHttp).toEqual(direct)
  })

  it('but a port that others share can refuse nobody: unreachable resets the connection', async () => {
    const [direct, overHttp] = await bothWays({ fault: 'unreachable', operation: 'host-create' })
    expect(direct).toEqual({ failure: { code: 'refused', sent: false } })
    expect(overHttp).toEqual({ failure: { code: 'reset', sent: true } })
  })
})

describe('faults that are not armed', () => {
  it('leave answers as they are', () => {
    const { world, token } = testVmmanager({ settings: exactSettings })
    expect(world.faults).toEqual(new Faults([], exactSettings.seed))
    const headers = { 'x-xsrf-token': token }
    const handled = handle(world, { method: 'GET', path: '/vm/v3/host', query: '', headers }, 0)
    expect(handled).toMatchObject({ delivery: { response: { status: 200 } }, lateMs: 0 })
    expect(handled).not.toHaveProperty('part')
  })
})
