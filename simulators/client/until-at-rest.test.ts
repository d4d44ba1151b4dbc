import { describe, expect, it } from 'vitest'
import { json, listed, refusal, scripted, testClient } from './fixtures/test-client.ts'
import { untilAtRest } from './until-at-rest.ts'

const history = 'GET /vm/v3/host/7/history'

describe('untilAtRest', () => {
  it('reads what happens to the machine until nothing does', async () => {
    const { follower, calls } = testClient(
      scripted({
        [history]: [
          listed({ name: 'host_stop', state: 'running' }, { name: 'host_create', state: 'complete' }),
          listed({ name: 'host_stop', state: 'complete' }),
        ],
      }),
    )
    expect(await untilAtRest(follower, 7)).toBeUndefined()
    expect(calls.slice(1)).toEqual([history, history])
  })

  it.each([
    ['timeout', listed({ name: 'host_stop', state: 'running' })],
    ['instance-not-found', refusal('instance-not-found')],
    ['unavailable', refusal('asleep')],
    ['unknown-outcome', json({})],
  ])('tells why it cannot see that: %s', async (reason, answer) => {
    const { follower } = testClient(scripted({ [history]: [answer] }))
    expect(await untilAtRest(follower, 7)).toBe(reason)
  })
})
