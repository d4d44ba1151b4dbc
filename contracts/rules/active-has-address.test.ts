import { describe, expect, test } from 'vitest'
import { alice, creation, exchange, host, look, lost, operation } from '../trace/fixtures/facts.ts'
import { goodStories } from '../trace/fixtures/good-stories.ts'
import { also, altered, type Change, moved, traceOf, without } from '../trace/fixtures/trace-of.ts'
import { activeHasAddress } from './active-has-address.ts'
import { findingsOf } from './fixtures/findings-of.ts'

const { billmanager, clouden } = goodStories
const real = without('accepted', 'disk-ready', 'address-added', 'os-installed')

function found(...changes: readonly Change[]) {
  return findingsOf(activeHasAddress, traceOf(billmanager, ...changes))
}

test('the good stories hold', () => {
  expect(found()).toEqual([])
  expect(findingsOf(activeHasAddress, traceOf(clouden))).toEqual([])
})

describe('a service that is Active without an address', () => {
  test('is found at BILLmanager', () => {
    const told = traceOf(billmanager, without('address-added'))
    expect(findingsOf(activeHasAddress, told)).toEqual([
      {
        rule: 'active-has-address',
        party: 'consumer',
        detail: 'none',
        order: 'order-1',
        params: { service: 1001, host: 11 },
        witness: [told.seqOf('accepted'), told.seqOf('active')],
      },
    ])
  })

  test('is a note at Clouden, of which nothing of the kind is documented', () => {
    const told = traceOf(clouden, without('address-added'))
    expect(findingsOf(activeHasAddress, told)).toMatchObject([
      { detail: 'none', severity: 'note', witness: [told.seqOf('accepted'), told.seqOf('active')] },
    ])
  })

  test('is found when the address comes only later', () => {
    expect(found(moved('address-added', 85_000))).toHaveLength(1)
  })

  test('is found when the reply to the creation was lost', () => {
    expect(found(without('address-added'), altered('create', lost(creation(10_500, alice))))).toHaveLength(1)
  })

  test('is found when only an earlier machine had one', () => {
    const next = { ...alice, host: 13, task: 103 }
    const told = [
      also('second accepted', 76_000, host(next, 'accepted')),
      also('second create', 76_100, creation(75_900, next)),
      altered('active', { host: 13 }),
    ]
    expect(found(...told)).toMatchObject([{ params: { host: 13 } }])
  })

  test('is fine when none was ordered', () => {
    const { exchange: asked } = creation(10_500, alice)
    const body = { ...(asked.request.body as object), ipv4_number: 0 }
    const create = altered('create', { exchange: { ...asked, request: { ...asked.request, body } } })
    expect(found(without('address-added'), create)).toEqual([])
  })

  test('is another matter when it has no machine at all', () => {
    expect(found(without('host-known', 'address-added'), altered('active', { host: undefined }))).toEqual([])
  })
})

describe('where no simulator tells anything', () => {
  test('a platform that has read of the address is believed', () => {
    expect(found(real)).toEqual([])
  })

  test('a platform that has read of none is found', () => {
    const told = traceOf(billmanager, real, altered('look', look(80_050, alice, { addresses: 0 })))
    expect(findingsOf(activeHasAddress, told)).toMatchObject([{ witness: [told.seqOf('active')] }])
  })

  test('the address of an earlier machine does not count', () => {
    const next = { ...alice, host: 13, task: 103 }
    const told = [
      also('second create', 81_000, creation(80_500, next)),
      altered('active', { host: 13 }),
      moved('active', 85_000),
    ]
    expect(found(real, ...told)).toMatchObject([{ params: { host: 13 } }])
  })

  test('the address of another machine does not count', () => {
    const other = exchange(80_050, 'host-list', {
      order: alice.order,
      answer: { list: [{ id: 99, ip4: [{}] }] },
    })
    expect(found(real, altered('look', other))).toHaveLength(1)
  })
})

describe('an address that goes away', () => {
  const bare = (name: string, sentAtMs: number) =>
    also(name, sentAtMs + 50, look(sentAtMs, alice, { addresses: 0 }))
  const begun = (outcome: 'started' | 'done') =>
    also(`removal ${outcome}`, 84_000, operation(alice, 'remove-address', outcome))

  test.each(['billmanager', 'clouden'] as const)(
    'after the service became Active is found on %s, once',
    (platform) => {
      const told = traceOf(goodStories[platform], bare('bare', 85_000), bare('again', 86_000))
      expect(findingsOf(activeHasAddress, told)).toMatchObject([
        {
          rule: 'active-has-address',
          party: 'integration',
          detail: 'gone',
          order: 'order-1',
          params: { service: 1001, host: 11 },
          witness: [told.seqOf('active'), told.seqOf('bare')],
        },
      ])
    },
  )

  test.each([
    ['is being removed', begun('started')],
    [
      'a fault may have hidden',
      also('stale', 85_010, { type: 'fault', fault: 'reply-stale', where: 'host-list' }),
    ],
    ['is not paid for', altered('active', { size: { cpuNumber: 1, ramMib: 1, diskMib: 1, addresses: 0 } })],
  ])('is not judged where it %s', (_, change) => {
    expect(
      findingsOf(activeHasAddress, traceOf(goodStories.billmanager, bare('bare', 85_000), change)),
    ).toEqual([])
  })

  test('is found after a removal that took more than was asked for', () => {
    const told = traceOf(goodStories.billmanager, begun('started'), begun('done'), bare('bare', 85_000))
    expect(findingsOf(activeHasAddress, told)).toHaveLength(1)
  })
})
