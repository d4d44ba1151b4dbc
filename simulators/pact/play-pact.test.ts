import { describe, expect, it } from 'vitest'
import type { ExchangeRequest } from '../../contracts/exchange/exchange.ts'
import { VmmanagerApi } from '../client/vmmanager-api.ts'
import type { PlatformMock, PlatformSurroundings } from '../platform/platform-mock.ts'
import { jsonResponse } from './fixtures/json-response.ts'
import type { Flow } from './flow.ts'
import { examplePassword, exampleToken } from './pact-call.ts'
import { playFlow } from './play-pact.ts'

/** A platform that asks for all machines, and tells what came of it. */
function asker({ client, clock, tell }: PlatformSurroundings): PlatformMock {
  const told = { type: 'operation', name: 'autodiscover', tryCount: 1 } as const
  return {
    order: () => Promise.resolve(),
    act: () => Promise.resolve(),
    maintain: async () => {
      await clock.sleep(1000)
      const hosts = await new VmmanagerApi(client).hosts()
      const reason = JSON.stringify([hosts, clock.nowMs()])
      tell({ ...told, outcome: 'done', reason }, clock.nowMs())
    },
  }
}

const flow: Flow<object> = {
  title: '',
  calls: [],
  play: (platform) => platform.maintain('autodiscover'),
  ends: '',
}

const requests: ExchangeRequest[] = []
const answer = async (request: ExchangeRequest) => {
  requests.push(request)
  await new Promise((resolve) => setImmediate(resolve))
  return jsonResponse(request.method === 'POST' ? { token: exampleToken } : { list: [{ id: 1 }] })
}

describe('playing a flow', () => {
  it('lets the real client ask, with an example password, and gives what was told last', async () => {
    expect(await playFlow(flow, answer, asker)).toBe('autodiscover done [[{"id":1}],1000]')
    expect(requests).toMatchObject([
      { path: '/auth/v4/public/token', body: { email: 'admin@example.com', password: examplePassword } },
      { path: '/vm/v3/host', headers: { 'x-xsrf-token': exampleToken } },
    ])
  })

  it('loses the replies that the flow wants lost, after the request has arrived', async () => {
    requests.length = 0
    const lost = await playFlow({ ...flow, loses: 'POST /auth/v4/public/token' }, answer, asker)
    expect(lost).toContain('"trouble":{"kind":"unavailable"}')
    expect(requests.length).toBeGreaterThan(1)
  })

  it('hands the settings of the flow to the platform', async () => {
    const settings = { patience: 1 }
    const seen: unknown[] = []
    await playFlow({ ...flow, settings }, answer, (surroundings, wishes) => {
      seen.push(wishes)
      return asker(surroundings)
    })
    expect(seen).toEqual([settings])
  })
})
