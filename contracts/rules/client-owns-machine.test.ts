import { describe, expect, test } from 'vitest'
import { alice, creation, exchange } from '../trace/fixtures/facts.ts'
import { goodStories } from '../trace/fixtures/good-stories.ts'
import { also, type Change, traceOf, without } from '../trace/fixtures/trace-of.ts'
import { clientOwnsMachine } from './client-owns-machine.ts'
import { findingsOf } from './fixtures/findings-of.ts'

const basics = { rule: 'client-owns-machine', party: 'consumer', order: 'order-1' }
const account = (email: string, roles: readonly string[] = ['@user']) => ({ id: 7, email, roles })

function lookedUp(name: string, asked: string, shown: object, order: string | null = 'order-1'): Change {
  const fact = exchange(10_210, 'account-list', {
    answer: { list: [shown] },
    ...(order !== null && { order }),
  })
  const query = `where=${encodeURIComponent(`(email EQ '${asked}')`)}`
  const request = { ...fact.exchange.request, query }
  return also(name, 10_300, { ...fact, exchange: { ...fact.exchange, request } })
}

const story = without('account-list', 'account-create')(goodStories.billmanager)
const found = (...changes: readonly Change[]) => findingsOf(clientOwnsMachine, traceOf(story, ...changes))

/** The whole list is read, nobody in particular is looked for. */
const withoutQuery: Change = (told) => {
  const { all } = told
  if (all?.fact.type !== 'exchange') return told
  const request = { ...all.fact.exchange.request, query: '' }
  return { ...told, all: { ...all, fact: { ...all.fact, exchange: { ...all.fact.exchange, request } } } }
}

describe('the account of a machine', () => {
  test.each(['order-1', null])('is another than was looked up: found, for the order %s', (order) => {
    const told = traceOf(story, lookedUp('accounts', 'alice@example.com', account('bob@example.com'), order))
    expect(findingsOf(clientOwnsMachine, told)).toEqual([
      {
        ...basics,
        detail: 'other-account',
        params: { account: 7, email: 'bob@example.com', asked: 'alice@example.com' },
        witness: [told.seqOf('accounts'), told.seqOf('create')],
      },
    ])
  })

  test('is an administrator: found', () => {
    const shown = account('alice@example.com', ['@admin'])
    expect(found(lookedUp('accounts', 'alice@example.com', shown))).toMatchObject([
      { ...basics, detail: 'administrator', params: { account: 7, email: 'alice@example.com' } },
    ])
  })

  test('is the one that was looked up, in whatever case', () => {
    expect(found(lookedUp('accounts', 'Alice@Example.com', account('alice@EXAMPLE.com')))).toEqual([])
  })

  test('is judged by what was looked up for its own order, where that is known', () => {
    const own = lookedUp('own', 'alice@example.com', account('alice@example.com'))
    const others = lookedUp('others', 'bob@example.com', account('alice@example.com'), 'order-2')
    expect(found(own, others)).toEqual([])
    const wrong = lookedUp('wrong', 'alice@example.com', account('bob@example.com'))
    const right = lookedUp('right', 'bob@example.com', account('bob@example.com'), 'order-2')
    expect(found(wrong, right)).toHaveLength(1)
  })

  test('is not judged where nobody has read it, or it was one of many', () => {
    expect(found()).toEqual([])
    const all = lookedUp('all', '', account('bob@example.com'))
    expect(found(all, withoutQuery)).toEqual([])
    expect(found(lookedUp('accounts', 'a@x', { ...account('b@x'), id: 8 }))).toEqual([])
  })

  test('is that of each creation', () => {
    const wrong = lookedUp('accounts', 'alice@example.com', account('bob@example.com'))
    expect(found(wrong, also('second', 12_000, creation(11_500, alice)))).toHaveLength(2)
  })
})
