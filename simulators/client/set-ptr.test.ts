import { describe, expect, it } from 'vitest'
import { json, listed, refusal, replyLost, scripted, testClient } from './fixtures/test-client.ts'
import { setPtr } from './machine-changes.ts'

const addresses = 'GET /vm/v3/host/7/ipv4'
const set = 'POST /vm/v3/ip/5/ptr'
const named = (domain: string) => listed({ id: 5, domain }, { id: 6, domain })

describe('setPtr', () => {
  it('names the first address of the machine', async () => {
    const { api, calls, requests } = testClient(
      scripted({ [addresses]: [named('old')], [set]: [json({ id: 5 })] }),
    )
    expect(await setPtr(api, 7, 'new')).toBeUndefined()
    expect(calls.slice(1)).toEqual([addresses, set])
    expect(requests.at(-1)?.body).toEqual({ domain: 'new' })
  })

  it('names the address that is meant, and no other in its place', async () => {
    const list = listed({ id: 4, ip_addr: '198.18.0.1' }, { id: 5, ip_addr: '198.18.0.2' })
    const { api, calls } = testClient(scripted({ [addresses]: [list], [set]: [json({ id: 5 })] }))
    expect(await setPtr(api, 7, 'new', '198.18.0.2')).toBeUndefined()
    expect(calls.at(-1)).toBe(set)
    const other = testClient(scripted({ [addresses]: [list] }))
    expect(await setPtr(other.api, 7, 'new', '198.18.0.3')).toBe('no-address')
  })

  it('looks at the address when the reply is lost', async () => {
    for (const [after, reason] of [
      ['new', undefined],
      ['old', 'unknown-outcome'],
    ] as const) {
      const { api } = testClient(scripted({ [addresses]: [named('old'), named(after)], [set]: [replyLost] }))
      expect(await setPtr(api, 7, 'new')).toBe(reason)
    }
  })

  it.each([
    ['no-address', listed(), json({})],
    ['instance-not-found', refusal('instance-not-found'), json({})],
    ['forbidden', named('old'), refusal('forbidden')],
  ])('tells why it cannot: %s', async (reason, found, answer) => {
    const { api } = testClient(scripted({ [addresses]: [found], [set]: [answer] }))
    expect(await setPtr(api, 7, 'new')).toBe(reason)
  })
})
