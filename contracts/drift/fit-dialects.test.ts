import { describe, expect, it } from 'vitest'
import { bestFits, fitDialects } from './fit-dialects.ts'
import type { Observation } from './observation.ts'

const login = (status: number, id: unknown): Observation => ({
  operation: 'token-create',
  method: 'POST',
  path: '/auth/v4/public/token',
  status,
  body: {
    id,
    token: 't',
    expires_at: null,
    confirmed: true,
  },
})
const session: Observation = {
  operation: 'session-create',
  method: 'POST',
  path: '/auth/v3/auth',
  status: 200,
  body: { session: 's' },
}
const nodes = (cluster: unknown): Observation => ({
  operation: 'node-list',
  method: 'GET',
  path: '/vm/v3/node',
  status: 200,
  body: {
    list: [
      {
        id: 1,
        name: 'n',
        state: 'active',
        cluster,
      },
    ],
  },
})
const whoami = (status: number): Observation => ({
  operation: 'whoami',
  method: 'GET',
  path: '/auth/v4/whoami',
  status,
  body: {},
})
const hosts = (...list: object[]): Observation => ({
  operation: 'host-list',
  method: 'GET',
  path: '/vm/v3/host',
  status: 200,
  body: { list },
})

const best = (...observations: Observation[]): readonly string[] => bestFits(fitDialects(observations, []))

describe('the dialect that fits best', () => {
  it('is told by the session service', () => {
    expect(best(session, whoami(404))).toEqual(['2022'])
  })

  it('is told by the status of a login', () => {
    expect(best(login(200, '6'))).toEqual(['2023'])
    expect(best(login(201, '6'))).toEqual(['2024.03'])
  })

  it('is told by what every dialect may do and not every one does, where nothing else tells', () => {
    expect(best(login(201, 6))).toEqual(['2025.04'])
    expect(best(login(201, 6), login(201, '6'))).toEqual(['2024.03', '2025.04'])
    expect(best(nodes(1))).toEqual(['2022', '2023'])
    expect(best(nodes({ id: 1 }))).toEqual(['2024.03', '2025.04'])
    expect(best(hosts({ net_bandwidth_mbitps: null }))).toEqual(['2022', '2023'])
    expect(best(hosts({ net_in_mbitps: 1, net_out_mbitps: null }))).toEqual(['2024.03', '2025.04'])
  })

  it('is any where nothing was seen', () => {
    expect(best()).toEqual(['2022', '2023', '2024.03', '2025.04'])
  })

  it('has fewer departures, however many signs speak for another', () => {
    const fits = fitDialects([login(200, 6), nodes({ id: 1 })], [])
    expect(fits.filter(({ dialect }) => dialect === '2023' || dialect === '2025.04')).toEqual([
      { dialect: '2023', departures: 0, signs: 2 },
      { dialect: '2025.04', departures: 1, signs: 0 },
    ])
    expect(bestFits(fits)).toEqual(['2023'])
  })

  it('is not told by new fields', () => {
    const answer = login(201, '6')
    const more = { ...answer, body: { ...(answer.body as object), colour: 1, shape: 2 } }
    expect(fitDialects([more], []).find(({ dialect }) => dialect === '2024.03')?.departures).toBe(0)
  })
})
