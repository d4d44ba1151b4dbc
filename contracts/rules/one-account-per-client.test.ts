import { describe, expect, test } from 'vitest'
import { alice, answered, bob, exchange, lost } from '../trace/fixtures/facts.ts'
import { goodStories } from '../trace/fixtures/good-stories.ts'
import { also, type Change, traceOf, without } from '../trace/fixtures/trace-of.ts'
import { findingsOf } from './fixtures/findings-of.ts'
import { oneAccountPerClient } from './one-account-per-client.ts'

function found(...changes: readonly Change[]) {
  return findingsOf(oneAccountPerClient, traceOf(goodStories.billmanager, ...changes))
}

function creation(sentAtMs: number, email: string, id: number, order = bob.order) {
  return exchange(sentAtMs, 'account-create', {
    sent: { email, password: 'x', role: '@user' },
    answer: { id },
    order,
  })
}

function list(...accounts: readonly { readonly id: number; readonly email: string }[]) {
  return exchange(20_000, 'account-list', { answer: { list: accounts }, order: alice.order })
}

test('the good stories hold', () => {
  expect(found()).toEqual([])
  expect(findingsOf(oneAccountPerClient, traceOf(goodStories.clouden))).toEqual([])
})

describe('a second account', () => {
  test('that is made for a client is found', () => {
    const told = traceOf(
      goodStories.billmanager,
      also('again', 12_000, creation(11_900, 'client@example.test', 8)),
    )
    expect(findingsOf(oneAccountPerClient, told)).toEqual([
      {
        rule: 'one-account-per-client',
        party: 'integration',
        detail: 'made-twice',
        order: 'order-2',
        params: { email: 'client@example.test', accounts: '7, 8' },
        witness: [told.seqOf('account-create'), told.seqOf('again')],
      },
    ])
  })

  test('is found whatever the case of the e-mail', () => {
    expect(found(also('again', 12_000, creation(11_900, 'Client@Example.TEST', 8)))).toHaveLength(1)
  })

  test('is told once, however many more there are', () => {
    const more = [8, 9, 10].map((id) =>
      also(`more ${id}`, 12_000 + id, creation(11_900, 'client@example.test', id)),
    )
    expect(found(...more)).toHaveLength(1)
  })

  test('that is listed is found', () => {
    const accounts = [
      { id: 7, email: 'client@example.test' },
      { id: 8, email: 'CLIENT@example.test' },
      { id: 9, email: 'other@example.test' },
    ]
    const told = traceOf(goodStories.billmanager, also('list', 20_100, list(...accounts)))
    expect(findingsOf(oneAccountPerClient, told)).toMatchObject([
      {
        detail: 'listed-twice',
        params: { email: 'client@example.test', accounts: '7, 8' },
        witness: [told.seqOf('list')],
      },
    ])
  })
})

describe('no second account is', () => {
  test.each([
    ['that of another client', creation(11_900, 'other@example.test', 8)],
    ['the same one, answered again', creation(11_900, 'client@example.test', 7)],
    [
      'one that was refused',
      answered(creation(11_900, 'client@example.test', 8), 409, { error: { code: 2024 } }),
    ],
    ['one whose answer was lost', lost(creation(11_900, 'client@example.test', 8))],
    ['one whose answer tells no id', answered(creation(11_900, 'client@example.test', 8), 200, '<html>')],
    [
      'one that was asked for without an e-mail',
      exchange(11_900, 'account-create', { sent: { role: '@user' }, answer: { id: 8 } }),
    ],
    ['one that is listed twice', list({ id: 7, email: 'a@b.c' }, { id: 7, email: 'a@b.c' })],
  ])('%s', (_, fact) => {
    expect(found(also('again', 20_100, fact))).toEqual([])
  })
})

test('a housekeeping call is told without an order', () => {
  const { order: _, ...call } = creation(11_900, 'client@example.test', 8)
  const [finding] = found(without('login'), also('again', 12_000, call))
  expect(finding).toMatchObject({ detail: 'made-twice' })
  expect(finding).not.toHaveProperty('order')
})
