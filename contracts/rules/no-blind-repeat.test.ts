import { describe, expect, test } from 'vitest'
import { alice, answered, bob, creation, exchange, look, lost } from '../trace/fixtures/facts.ts'
import { goodStories } from '../trace/fixtures/good-stories.ts'
import { also, altered, type Change, moved, traceOf } from '../trace/fixtures/trace-of.ts'
import { findingsOf } from './fixtures/findings-of.ts'
import { noBlindRepeat } from './no-blind-repeat.ts'

const basics = { rule: 'no-blind-repeat', party: 'consumer', order: 'order-1', params: { name: 'bill1001' } }
const second = also('second', 12_500, creation(12_000, { ...alice, host: 12 }))
const isLost = altered('create', lost(creation(10_500, alice)))
const { billmanager } = goodStories
const found = (...changes: readonly Change[]) => findingsOf(noBlindRepeat, traceOf(billmanager, ...changes))

describe('a second creation', () => {
  test.each([
    ['was sent first', 12_500, ['create', 'second']],
    ['is answered first', 10_900, ['second', 'create']],
  ] as const)('while the first is unanswered is found: the one that %s', (_, atMs, [first, last]) => {
    const told = traceOf(billmanager, also('second', atMs, creation(10_600, { ...alice, host: 12 })))
    expect(findingsOf(noBlindRepeat, told)).toEqual([
      { ...basics, detail: 'together', witness: [told.seqOf(first), told.seqOf(last)] },
    ])
  })

  test.each([
    ['was lost', isLost],
    ['was answered by a proxy', altered('create', answered(creation(10_500, alice), 504, '<html>'))],
  ])('after one that %s is found where nobody has looked', (_, first) => {
    const told = traceOf(billmanager, first, second)
    expect(findingsOf(noBlindRepeat, told)).toEqual([
      { ...basics, detail: 'not-looked', witness: [told.seqOf('create'), told.seqOf('second')] },
    ])
  })

  test.each([
    ['by the order', look(11_500, alice)],
    ['by nobody in particular', exchange(11_500, 'host-list')],
    ['at a machine that is gone', answered(exchange(11_500, 'host-read', { order: 'order-1' }), 404, {})],
  ])('after a look %s is fine', (_, fact) => {
    expect(found(isLost, also('looked', 11_700, fact), second)).toEqual([])
  })

  test.each([
    ['was not answered', lost(look(11_500, alice))],
    ['was refused', answered(look(11_500, alice), 500, {})],
    ['was sent before', look(10_900, alice)],
    ['was for another order', look(11_500, bob)],
  ])('after a look that %s is found', (_, fact) => {
    expect(found(isLost, also('looked', 11_700, fact), second)).toHaveLength(1)
  })

  test.each([
    ['was refused', altered('create', answered(creation(10_500, alice), 503, {}))],
    [
      'never left',
      altered('create', {
        ...lost(creation(10_500, alice)),
        exchange: { request: creation(0, alice).exchange.request, failure: { code: 'refused', sent: false } },
      }),
    ],
  ])('after one that %s is fine', (_, first) => {
    expect(found(first, second)).toEqual([])
  })

  test('of another machine is fine', () => {
    expect(found(isLost, also('second', 12_500, creation(12_000, bob)))).toEqual([])
  })

  test('is found in a recording alike', () => {
    expect(found(altered('run', { sight: 'wire' }), isLost, second)).toHaveLength(1)
  })

  test('may follow once the first has been answered', () => {
    expect(found(second, moved('create', 11_500))).toEqual([])
  })
})
