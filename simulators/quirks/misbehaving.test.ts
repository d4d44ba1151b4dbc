import { describe, expect, it } from 'vitest'
import type { ExchangeRequest } from '../../contracts/exchange/exchange.ts'
import { misbehaving } from './misbehaving.ts'
import { type Send, onWire } from './quirk.ts'
import { pretended, pretendedList } from './wire.ts'

const creation: ExchangeRequest = {
  method: 'POST',
  path: '/vm/v3/host',
  query: '',
  headers: {},
  body: { name: 'vm', cluster: 1 },
}
const tasks: ExchangeRequest = { method: 'GET', path: '/vm/v3/task', query: '', headers: {} }

/** A VMmanager that answers always the same, and what it was asked. */
function answering(answer: Awaited<ReturnType<Send>>): {
  readonly send: Send
  readonly asked: ExchangeRequest[]
} {
  const asked: ExchangeRequest[] = []
  const send: Send = (request) => {
    asked.push(request)
    return Promise.resolve(answer)
  }
  return { send, asked }
}

describe('the quirks of one side', () => {
  it('are none where none is named, or all are of the other side', () => {
    expect(misbehaving([], 'platform')).toBeUndefined()
    expect(misbehaving(['numbers-as-text'], 'platform')).toBeUndefined()
    expect(misbehaving(['sends-numbers-as-text'], 'vmmanager')).toBeUndefined()
  })

  it('change what is sent', async () => {
    const { send, asked } = answering(pretended(200, { id: 1, task: 1 }))
    await misbehaving(['sends-numbers-as-text'], 'platform')?.(creation, send)
    expect(asked).toEqual([{ ...creation, body: { name: 'vm', cluster: '1' } }])
  })

  it('change what is believed', async () => {
    const { send } = answering(pretendedList({ id: 1, status: 'failed' }))
    const believed = await misbehaving(['takes-failure-for-delay'], 'platform')?.(tasks, send)
    expect(believed?.response?.body).toMatchObject({ list: [{ id: 1, status: 'running' }] })
  })

  it('work together', async () => {
    const { send, asked } = answering(pretended(200, { id: 1, task: 1 }))
    const both = misbehaving(['sends-numbers-as-text', 'sends-unknown-property'], 'platform')
    await both?.(creation, send)
    expect(asked[0]?.body).toEqual({ name: 'vm', cluster: '1', ssh_keys: [] })
  })

  it('leave other calls alone', async () => {
    const { send, asked } = answering(pretendedList())
    const answer = await misbehaving(['sends-numbers-as-text'], 'platform')?.(tasks, send)
    expect(asked).toEqual([tasks])
    expect(answer).toEqual(pretendedList())
  })
})

describe('a wire', () => {
  it('is the same where nobody misbehaves', () => {
    const { send } = answering(pretendedList())
    expect(onWire(send, undefined)).toBe(send)
  })

  it('carries what the misbehaving side makes of it', async () => {
    const { send } = answering(pretended(200, { id: 1, task: 1 }))
    const wire = onWire(send, misbehaving(['answers-creation-without-task'], 'vmmanager'))
    expect((await wire(creation)).response?.body).toEqual({ id: 1 })
  })
})
