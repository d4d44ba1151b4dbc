import { describe, expect, test } from 'vitest'
import {
  alice,
  answered,
  bob,
  type Cast,
  creation,
  host,
  lost,
  order,
  service,
} from '../trace/fixtures/facts.ts'
import { goodStories } from '../trace/fixtures/good-stories.ts'
import { also, altered, type Change, traceOf, without } from '../trace/fixtures/trace-of.ts'
import { findingsOf } from './fixtures/findings-of.ts'
import { oneVmPerOrder } from './one-vm-per-order.ts'

const { billmanager } = goodStories
const second = { ...alice, host: 12, task: 102 }
const third = { ...alice, host: 13, task: 103 }

/** One more machine for the order, accepted at that time and answered a second later. */
function further(cast: Cast, atMs: number): Change {
  return (story) => ({
    ...story,
    [`accepted ${cast.host}`]: { atMs, fact: host(cast, 'accepted') },
    [`create ${cast.host}`]: { atMs: atMs + 1000, fact: creation(atMs - 100, cast) },
  })
}

function gone(cast: Cast, atMs: number): Change {
  return also(`gone ${cast.host}`, atMs, host(cast, 'deleted'))
}

function found(...changes: readonly Change[]) {
  return findingsOf(oneVmPerOrder, traceOf(billmanager, ...changes))
}

describe('an order', () => {
  test.each(['billmanager', 'clouden'] as const)(
    'with one machine is fine: the good story of %s',
    (platform) => {
      expect(findingsOf(oneVmPerOrder, traceOf(goodStories[platform]))).toEqual([])
    },
  )

  test('with two live machines is found', () => {
    const told = traceOf(billmanager, further(second, 50_000))
    expect(findingsOf(oneVmPerOrder, told)).toEqual([
      {
        rule: 'one-vm-per-order',
        party: 'consumer',
        detail: 'two-live',
        order: 'order-1',
        params: { hosts: '11, 12', count: 2 },
        witness: [told.seqOf('accepted'), told.seqOf('accepted 12')],
      },
    ])
  })

  test('whose first machine was deleted before the second was made is fine', () => {
    expect(found(gone(alice, 49_999), further(second, 50_000))).toEqual([])
  })

  test('with two live machines is found, though one lives but for a moment', () => {
    expect(found(further(second, 50_000), gone(alice, 60_000))).toHaveLength(1)
    expect(found(further(second, 50_000), gone(second, 60_000))).toHaveLength(1)
  })

  test('is found even if the moment has passed before the platform is told of the second', () => {
    expect(found(further(second, 50_000), gone(alice, 50_500))).toMatchObject([
      { params: { hosts: '11, 12' } },
    ])
  })

  test('whose failed machine still stands has two', () => {
    expect(found(also('failed', 45_000, host(alice, 'failed')), further(second, 50_000))).toHaveLength(1)
  })
})

describe('a second machine is found', () => {
  test('when the reply to the first creation was lost', () => {
    expect(found(altered('create', lost(creation(10_500, alice))), further(second, 50_000))).toHaveLength(1)
  })

  test('when the reply to the second creation was lost', () => {
    const lostSecond = altered('create 12', lost(creation(49_900, second)))
    const told = traceOf(billmanager, further(second, 50_000), lostSecond)
    expect(findingsOf(oneVmPerOrder, told)).toMatchObject([
      { witness: [told.seqOf('accepted'), told.seqOf('accepted 12')] },
    ])
  })

  test('when both replies were lost, at once', () => {
    const lostBoth = [
      altered('create', lost(creation(10_500, alice))),
      further(second, 50_000),
      without('create 12', 'host-known', 'poll-2', 'poll-3', 'look', 'active'),
    ]
    expect(found(...lostBoth)).toHaveLength(1)
  })

  test('when the first is found to be of the order only after the second', () => {
    const timedOut = also('create', 70_000, lost(creation(10_500, alice), 'timeout'))
    const told = traceOf(billmanager, timedOut, without('host-known', 'active'), further(second, 50_000))
    expect(findingsOf(oneVmPerOrder, told)).toMatchObject([
      { params: { hosts: '11, 12' }, witness: [told.seqOf('accepted'), told.seqOf('accepted 12')] },
    ])
  })

  test("when the platform's word brings it", () => {
    const stray = { ...second, name: 'another-name' }
    const told = [
      also('stray', 40_000, host(stray, 'accepted')),
      also('adopted', 85_000, service(alice, 'processing', stray.host)),
    ]
    expect(found(...told)).toHaveLength(1)
  })
})

describe('each further machine is told once', () => {
  test('however much happens beside it', () => {
    expect(found(further(second, 20_000), gone(second, 70_000))).toHaveLength(1)
  })

  test('with all that live then', () => {
    const told = [further(second, 20_000), further(third, 30_000)]
    expect(found(...told).map(({ params }) => params)).toEqual([
      { hosts: '11, 12', count: 2 },
      { hosts: '11, 12, 13', count: 3 },
    ])
  })

  test('and not again when one of three is gone', () => {
    const told = [further(second, 20_000), further(third, 30_000), gone(alice, 40_000)]
    expect(found(...told)).toHaveLength(2)
  })

  test('without those that were gone before it came', () => {
    const told = [further(second, 20_000), gone(second, 25_000), further(third, 30_000)]
    expect(found(...told).map(({ params }) => params['hosts'])).toEqual(['11, 12', '11, 13'])
  })
})

describe('what is no second machine:', () => {
  test('a creation that was refused', () => {
    const refused = answered(creation(50_000, second), 400, { error: { code: 3, msg: 'no' } })
    expect(found(also('refused', 50_100, refused))).toEqual([])
  })

  test('the machine of another order', () => {
    const changes = [also('other placed', 1000, order(bob, 'placed')), further(bob, 50_000)]
    expect(found(...changes)).toEqual([])
  })

  test('the machine of another order with the same name', () => {
    const twin = { ...bob, name: alice.name }
    const changes = [also('other placed', 1000, order(twin, 'placed')), further(twin, 50_000)]
    expect(found(...changes)).toEqual([])
  })

  test('a machine that no simulator tells of: whether two live at once cannot be seen', () => {
    const real = without('accepted', 'disk-ready', 'address-added', 'os-installed')
    expect(found(real, also('create 12', 50_000, creation(49_000, second)))).toEqual([])
  })
})
