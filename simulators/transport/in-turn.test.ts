import { describe, expect, it } from 'vitest'
import type { ExchangeRequest } from '../../contracts/exchange/exchange.ts'
import { inTurn } from './in-turn.ts'
import type { Delivery } from './transport.ts'

const get = (path: string): ExchangeRequest => ({ method: 'GET', path, query: '', headers: {} })
const answer = (body: unknown): Delivery => ({ response: { status: 200, headers: {}, body } })

describe('inTurn', () => {
  it('begins a request when the one before it is answered, in the order of asking', async () => {
    const story: string[] = []
    const release: (() => void)[] = []
    const send = inTurn(async ({ path }) => {
      story.push(`begin ${path}`)
      await new Promise<void>((resolve) => release.push(resolve))
      story.push(`end ${path}`)
      return answer(path)
    })
    const all = Promise.all(['a', 'b', 'c'].map((path) => send(get(path))))
    for (let turn = 0; turn < 3; turn++) {
      await new Promise((resolve) => setImmediate(resolve))
      expect(release).toHaveLength(turn + 1)
      release[turn]?.()
    }
    expect((await all).map(({ response }) => response?.body)).toEqual(['a', 'b', 'c'])
    expect(story).toEqual(['begin a', 'end a', 'begin b', 'end b', 'begin c', 'end c'])
  })

  it('goes on after a failure', async () => {
    const send = inTurn(({ path }) =>
      Promise.resolve<Delivery>(path === 'a' ? { failure: { code: 'reset', sent: true } } : answer(path)),
    )
    const [first, second] = await Promise.all([send(get('a')), send(get('b'))])
    expect(first.failure?.code).toBe('reset')
    expect(second.response?.body).toBe('b')
  })
})
