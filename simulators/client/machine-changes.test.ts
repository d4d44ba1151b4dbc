import { describe, expect, it } from 'vitest'
import { json, refusal, replyLost, scripted, testClient } from './fixtures/test-client.ts'
import { setPassword } from './machine-changes.ts'

const set = 'POST /vm/v3/host/7/password'

describe('setPassword', () => {
  it('asks and does not wait', async () => {
    const { api, calls, requests } = testClient(scripted({ [set]: [json({ id: 7, task: 9 })] }))
    expect(await setPassword(api, 7, 'secret')).toBeUndefined()
    expect(calls.slice(1)).toEqual([set])
    expect(requests.at(-1)?.body).toEqual({ password: 'secret' })
  })

  it.each([
    ['forbidden', refusal('forbidden')],
    ['unknown-outcome', replyLost],
  ])('tells why it is not known to be set: %s', async (reason, answer) => {
    const { api, calls } = testClient(scripted({ [set]: [answer] }))
    expect(await setPassword(api, 7, 'secret')).toBe(reason)
    expect(calls).toHaveLength(2)
  })
})
