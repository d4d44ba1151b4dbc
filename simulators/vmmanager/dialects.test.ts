import { describe, expect, it } from 'vitest'
import { checkExchange } from '../../contracts/exchange/check-exchange.ts'
import type { ExchangeResponse } from '../../contracts/exchange/exchange.ts'
import { contractFor } from '../../contracts/vmmanager/contract.ts'
import { dialects } from '../../contracts/vmmanager/dialect.ts'
import { Faults } from '../faults/faults.ts'
import { handle } from './handle.ts'
import { defaultWorldSettings } from './world/world-settings.ts'
import { createWorld } from './world/world.ts'
import type { UnknownItem } from '../client/outcome.ts'

const credentials = { email: 'admin@example.com', password: 'vmmanager' }

/** Answers of a world that speaks the dialect, each held against the contract of that dialect. */
function speaking(
  dialect: string,
): (method: 'GET' | 'POST', path: string, body?: unknown, token?: string) => ExchangeResponse {
  const world = createWorld({ ...defaultWorldSettings, dialect }, new Faults(), () => {})
  return (method, path, body, token) => {
    const headers = token === undefined ? {} : { 'x-xsrf-token': token }
    const request = { method, path, query: '', headers, ...(body !== undefined && { body }) }
    const { response } = handle(world, request, 0).delivery
    if (response === undefined) throw new Error('no answer')
    const violations = checkExchange({ request, response }, contractFor(dialect))
    expect(violations.filter(({ party }) => party === 'provider')).toEqual([])
    return response
  }
}

/** Logs in at the session service that the dialect has. */
function loggedIn(dialect: string) {
  const send = speaking(dialect)
  const v4 = send('POST', '/auth/v4/public/token', credentials)
  const v3 = send('POST', '/auth/v3/auth', credentials)
  const token = String(
    v4.status < 300 ? (v4.body as UnknownItem)['token'] : (v3.body as UnknownItem)['session'],
  )
  return {
    v3,
    v4,
    get: (path: string) => send('GET', path, undefined, token),
    post: (path: string, body: unknown) => send('POST', path, body, token),
  }
}

const first = ({ body }: ExchangeResponse): UnknownItem =>
  (body as { readonly list: readonly UnknownItem[] }).list[0] ?? {}

describe('the session services', () => {
  it.each([
    ['2022', 404, 200],
    ['2023', 200, 200],
    ['2024.03', 201, 404],
    ['2025.04', 201, 404],
  ])('of %s answer a login with %i (v4) and %i (v3)', (dialect, v4, v3) => {
    const answers = loggedIn(dialect)
    expect([answers.v4.status, answers.v3.status]).toEqual([v4, v3])
  })
})

describe.each(
  dialects.map(({ name, hostBandwidth, nodeCluster }) => [name, hostBandwidth, nodeCluster] as const),
)('dialect %s', (dialect, hostBandwidth, nodeCluster) => {
  it(`shows the rate of a machine in ${hostBandwidth} field(s), whichever way it was asked for`, () => {
    const { get, post } = loggedIn(dialect)
    post('/vm/v3/host', { name: 'vm', password: 'x', os: 1, net_in_mbitps: 50, net_out_mbitps: 50 })
    const fields = Object.entries(first(get('/vm/v3/host'))).filter(([name]) => /^net_.*_mbitps$/.test(name))
    expect(fields).toEqual(
      hostBandwidth === 'one'
        ? [['net_bandwidth_mbitps', 50]]
        : [
            ['net_in_mbitps', 50],
            ['net_out_mbitps', 50],
          ],
    )
  })

  it(`shows the cluster of a node as ${nodeCluster}`, () => {
    expect(typeof first(loggedIn(dialect).get('/vm/v3/node'))['cluster']).toBe(nodeCluster)
  })
})
