import { describe, expect, it } from 'vitest'
import { ensureAccount } from './ensure-account.ts'
import { json, listed, refusal, replyLost, scripted, testClient } from './fixtures/test-client.ts'

const client = { email: 'bob@example.com', password: 'secret' }
const bob = { id: 4, email: client.email, roles: ['@user'] }
const find = 'GET /vm/v3/account'
const create = 'POST /vm/v3/account'

async function ensure(
  answers: Parameters<typeof scripted>[0],
): Promise<readonly [unknown, readonly string[]]> {
  const { api, calls } = testClient(scripted(answers))
  const ensured = await ensureAccount(api, client)
  return [ensured, calls.slice(1).map((call) => call.replace(/\?.*/, ''))]
}

describe('ensureAccount', () => {
  it('takes the account that is there', async () => {
    expect(await ensure({ [find]: [listed(bob)] })).toEqual([{ account: 4 }, [find]])
  })

  it('makes a user where there is none', async () => {
    const { api, requests } = testClient(scripted({ [find]: [listed()], [create]: [json({ id: 5 })] }))
    expect(await ensureAccount(api, client)).toEqual({ account: 5 })
    expect(requests.at(-1)?.body).toEqual({ ...client, role: '@user' })
  })

  it('takes the account that somebody else has made in between', async () => {
    const answers = { [find]: [listed(), listed(bob)], [create]: [refusal('account-exists')] }
    expect(await ensure(answers)).toEqual([{ account: 4 }, [find, create, find]])
  })

  it('looks whether the account was made when the reply to its making is lost', async () => {
    const answers = { [find]: [listed(), listed(bob)], [create]: [replyLost] }
    expect(await ensure(answers)).toEqual([{ account: 4 }, [find, create, find]])
  })

  it.each([
    ['account-exists', refusal('account-exists')],
    ['unknown-outcome', replyLost],
  ])('gives up with %s when there is still none to be found', async (reason, answer) => {
    expect(await ensure({ [find]: [listed()], [create]: [answer] })).toEqual([
      { reason },
      [find, create, find],
    ])
  })

  it.each(['@admin', '@admin.readonly'])('refuses to give a client the machines of a %s', async (role) => {
    const reason = 'account-is-administrator'
    expect(await ensure({ [find]: [listed({ ...bob, roles: ['@user', role] })] })).toEqual([
      { reason },
      [find],
    ])
    const answers = {
      [find]: [listed(), listed({ ...bob, roles: [role] })],
      [create]: [refusal('account-exists')],
    }
    expect((await ensure(answers))[0]).toEqual({ reason })
  })

  it('tells why it could neither look nor make', async () => {
    expect((await ensure({ [find]: [refusal('forbidden')] }))[0]).toEqual({ reason: 'forbidden' })
    expect((await ensure({ [find]: [listed()], [create]: [refusal('invalid-value')] }))[0]).toEqual({
      reason: 'invalid-value',
    })
  })

  it('does not make an account because of an answer that is no list', async () => {
    expect(await ensure({ [find]: [json({ accounts: [] })] })).toEqual([
      { reason: 'unknown-outcome' },
      [find],
    ])
  })

  it('bears with an account that tells no roles', async () => {
    expect((await ensure({ [find]: [listed({ id: 4 })] }))[0]).toEqual({ account: 4 })
  })
})
