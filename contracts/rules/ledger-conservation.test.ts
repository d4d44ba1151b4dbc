import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { alice, bob, ledger, operation, order, service } from '../trace/fixtures/facts.ts'
import { goodStories } from '../trace/fixtures/good-stories.ts'
import { closedStories, lifeStories } from '../trace/fixtures/life-stories.ts'
import { also, altered, type Change, traceOf, without } from '../trace/fixtures/trace-of.ts'
import { findingsOf } from './fixtures/findings-of.ts'
import { ledgerConservation } from './ledger-conservation.ts'

const { clouden } = goodStories
const billmanager = without('charge')(goodStories.billmanager)
const charged = also('charged', 10_000, ledger(alice, 'charge', 100, 1))
const refunded = also('refunded', 82_000, ledger(alice, 'refund', 100, 1))
const basics = { rule: 'ledger-conservation', party: 'consumer', order: 'order-1' }

function found(...changes: readonly Change[]) {
  return findingsOf(ledgerConservation, traceOf(billmanager, ...changes))
}

function failed(step: 'refused' | 'manual'): Change {
  return (story) => also('ended', 81_000, order(alice, step, 'task-failed'))(without('active')(story))
}

test('the good stories hold', () => {
  expect(findingsOf(ledgerConservation, traceOf(lifeStories.billmanager))).toEqual([])
  expect(findingsOf(ledgerConservation, traceOf(closedStories.billmanager))).toEqual([])
  expect(findingsOf(ledgerConservation, traceOf(lifeStories.clouden))).toEqual([])
})

test('an Active service that was charged nothing is found, also where nothing else is charged', () => {
  expect(found()).toMatchObject([{ detail: 'not-charged', params: { periods: 1, charges: 0 } }])
  expect(found(failed('manual'))).toEqual([])
})

test('a platform that is no mock may keep its books elsewhere', () => {
  expect(found(altered('run', { sight: 'consumer' }))).toEqual([])
  expect(
    found(altered('run', { sight: 'consumer' }), also('other', 1, ledger(bob, 'charge', 1))),
  ).toHaveLength(1)
})

describe('a service that lives on', () => {
  test.each([
    ['Active', () => ({})],
    ['suspended', also('suspended', 89_000, service(alice, 'suspended', alice.host))],
  ] as const)('and got everything back is found: %s', (_, status) => {
    const told = traceOf(billmanager, charged, refunded, (story) => ({ ...story, ...status(story) }))
    expect(findingsOf(ledgerConservation, told)).toEqual([
      {
        ...basics,
        detail: 'refunded-alive',
        params: { refunded: 100 },
        witness: [told.seqOf('active'), told.seqOf('refunded')],
      },
    ])
  })

  test('and got a part back, or was charged anew, is fine', () => {
    const part = also('part', 82_000, ledger(alice, 'refund', 40))
    const anew = also('anew', 83_000, ledger(alice, 'charge', 100, 1))
    expect([found(charged, part), found(charged, refunded, anew)]).toEqual([[], []])
  })
})

describe('a service that is deleted', () => {
  const closed = also('closed', 85_000, service(alice, 'deleted'))
  const late = also('late', 86_000, ledger(alice, 'charge', 5, 2))

  test('may have got everything back', () => {
    expect(found(charged, closed, refunded)).toEqual([])
  })

  test('is not charged any more', () => {
    const told = traceOf(billmanager, charged, closed, late)
    expect(findingsOf(ledgerConservation, told)).toEqual([
      {
        ...basics,
        detail: 'charged-after-end',
        params: { amount: 5 },
        witness: [told.seqOf('closed'), told.seqOf('late')],
      },
    ])
  })

  test('may be charged for the last time when it is closed', () => {
    expect(found(charged, closed, also('last', 85_000, ledger(alice, 'charge', 5, 2)))).toEqual([])
  })
})

describe('a period', () => {
  test('that is charged twice is found', () => {
    const told = traceOf(billmanager, charged, also('again', 20_000, ledger(alice, 'charge', 100, 1)))
    expect(findingsOf(ledgerConservation, told)).toEqual([
      {
        ...basics,
        detail: 'charged-twice',
        params: { period: 1 },
        witness: [told.seqOf('charged'), told.seqOf('again')],
      },
    ])
  })

  test.each([
    ['is another', also('next', 20_000, ledger(alice, 'charge', 100, 2))],
    ['is none', also('next', 20_000, ledger(alice, 'charge', 100))],
    ['is that of another order', also('next', 20_000, ledger(bob, 'charge', 100, 1))],
  ])('that %s can be charged', (_, next) => {
    expect(found(charged, next)).toEqual([])
  })

  test.each([
    ['it was given back', ledger(alice, 'refund', 100, 1)],
    ['everything was given back', ledger(alice, 'refund', 100)],
    ['the tariff is changed', operation(alice, 'change', 'started')],
    ['an address is added', operation(alice, 'add-address', 'done')],
  ])('can be charged anew when %s', (_, between) => {
    const again = also('again', 30_000, ledger(alice, 'charge', 100, 1))
    expect(found(charged, also('between', 20_000, between), again)).toEqual([])
  })

  test('cannot be charged anew when another was given back', () => {
    const next = also('next', 15_000, ledger(alice, 'charge', 100, 2))
    const back = also('back', 20_000, ledger(alice, 'refund', 100, 2))
    const again = also('again', 30_000, ledger(alice, 'charge', 100, 1))
    expect(found(charged, next, back, again)).toMatchObject([{ detail: 'charged-twice' }])
  })
})

describe('a refund', () => {
  test('of more than was charged is found', () => {
    const told = traceOf(
      billmanager,
      failed('refused'),
      charged,
      refunded,
      also('again', 83_000, ledger(alice, 'refund', 100, 1)),
    )
    expect(findingsOf(ledgerConservation, told)).toEqual([
      {
        ...basics,
        detail: 'over-refunded',
        params: { charged: 100, refunded: 200 },
        witness: [told.seqOf('refunded'), told.seqOf('again')],
      },
    ])
  })

  test('of what was never charged is found', () => {
    const told = traceOf(billmanager, failed('refused'), refunded)
    expect(findingsOf(ledgerConservation, told)).toMatchObject([
      { detail: 'over-refunded', params: { charged: 0, refunded: 100 }, witness: [told.seqOf('refunded')] },
    ])
  })

  test('of a part is fine', () => {
    expect(found(charged, also('part', 82_000, ledger(alice, 'refund', 40, 1)))).toEqual([])
  })
})

describe('an order that came to nothing', () => {
  test.each(['refused', 'manual'] as const)('as %s and keeps the money is found', (step) => {
    const told = traceOf(billmanager, failed(step), charged)
    expect(findingsOf(ledgerConservation, told)).toEqual([
      {
        ...basics,
        detail: 'not-refunded',
        params: { amount: 100 },
        witness: [told.seqOf('charged'), told.seqOf('ended')],
      },
    ])
  })

  test('and gives a part back is found', () => {
    const part = also('part', 82_000, ledger(alice, 'refund', 40, 1))
    expect(found(failed('manual'), charged, part)).toMatchObject([{ params: { amount: 60 } }])
  })

  test('and gives everything back, before or after it ends, is fine', () => {
    expect(found(failed('refused'), charged, refunded)).toEqual([])
    expect(
      found(failed('refused'), charged, refunded, also('ended', 83_000, order(alice, 'refused', 'x'))),
    ).toEqual([])
  })

  test('is none when it was Active before a person got it', () => {
    expect(found(charged, also('ended', 85_000, order(alice, 'manual', 'task-failed')))).toEqual([])
  })

  test('is none while it is not settled', () => {
    expect(found(charged, without('active'))).toEqual([])
  })
})

describe('an Active service', () => {
  const others = also('others', 1, ledger(bob, 'charge', 100, 1))

  test('that has paid nothing is found where others have', () => {
    const told = traceOf(billmanager, others)
    expect(findingsOf(ledgerConservation, told)).toEqual([
      {
        ...basics,
        detail: 'not-charged',
        params: { periods: 1, charges: 0 },
        witness: [told.seqOf('active')],
      },
    ])
  })

  test('may pay afterwards at Clouden', () => {
    expect(findingsOf(ledgerConservation, traceOf(clouden, others))).toEqual([])
  })

  test('that was prolonged for nothing is found', () => {
    const told = traceOf(lifeStories.billmanager, without('prolong-charged', 'change-charged'))
    expect(findingsOf(ledgerConservation, told)).toMatchObject([
      {
        detail: 'not-charged',
        params: { periods: 2, charges: 1 },
        witness: [told.seqOf('active'), told.seqOf('prolong-done')],
      },
    ])
  })

  test('that was prolonged where everything is paid at once does not pay for it', () => {
    const once = altered('prolong-done', { reason: 'paid-once' })
    const told = traceOf(lifeStories.billmanager, without('prolong-charged', 'change-charged'), once)
    expect(findingsOf(ledgerConservation, told)).toEqual([])
  })

  test('whose prolongation failed does not pay for it', () => {
    const refused = altered('prolong-done', { outcome: 'refused', reason: 'no-money' })
    expect(
      findingsOf(
        ledgerConservation,
        traceOf(lifeStories.billmanager, without('prolong-charged', 'change-charged'), refused),
      ),
    ).toEqual([])
  })
})

test('whatever is charged and given back, more going back than came is found, and only that', () => {
  const entries = fc.array(fc.tuple(fc.constantFrom('charge', 'refund'), fc.integer({ min: 0, max: 100 })), {
    maxLength: 12,
  })
  fc.assert(
    fc.property(entries, (moves) => {
      const changes = moves.map(([entry, amount], index) =>
        also(`move ${index}`, 20_000 + index, ledger(alice, entry, amount)),
      )
      let balance = 0
      let wrong = 0
      for (const [entry, amount] of moves) {
        balance += entry === 'charge' ? amount : -amount
        if (entry === 'refund' && balance < 0) wrong++
      }
      const all = found(...changes).filter(({ detail }) => detail === 'over-refunded')
      expect(all).toHaveLength(wrong)
    }),
  )
})
