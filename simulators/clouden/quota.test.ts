import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  type Holding,
  type Quota,
  QuotaBook,
  addHolding,
  exceeds,
  growthOf,
  holdingOf,
  isSameHolding,
  nothingHeld,
} from './quota.ts'
import type { TraceFact } from '../../contracts/trace/trace-event.ts'
import { VirtualClock } from '../clock/virtual-clock.ts'

const machine = { machines: 1, cpuNumber: 2, ramMib: 1024, diskMib: 2048, addresses: 1 }
const bob = { client: 'bob', order: 'a' }
const eve = { client: 'eve', order: 'b' }

interface Wishes {
  readonly quota?: Quota
  readonly projectQuota?: Quota
  readonly members?: readonly string[]
  readonly others?: readonly string[]
}

function book({ quota = {}, projectQuota = {}, members = [], others = [] }: Wishes = {}) {
  const told: TraceFact[] = []
  const surroundings = { clock: new VirtualClock(), tell: (fact: TraceFact) => void told.push(fact) }
  const bounds = {
    quota,
    projectQuota,
    projects: [
      { name: 'shop', members },
      { name: 'lab', members: others },
    ],
  }
  return { book: new QuotaBook(surroundings, bounds), told }
}

describe('the book of quotas', () => {
  it('tells what a client holds after each change', () => {
    const { book: quotas, told } = book()
    expect(quotas.take(bob, machine)).toBe(true)
    quotas.change(bob, addHolding(nothingHeld, machine, -1))
    expect(told).toEqual([
      { type: 'quota', ...bob, used: machine },
      { type: 'quota', ...bob, used: nothingHeld },
    ])
  })

  it('tells nothing where nothing changes', () => {
    const { book: quotas, told } = book()
    quotas.change(bob, nothingHeld)
    expect(told).toEqual([])
  })

  it.each([
    ['machines', { machines: 1 }],
    ['processors', { cpuNumber: 3 }],
    ['memory', { ramMib: 2000 }],
    ['disk', { diskMib: 4000 }],
    ['addresses', { addresses: 1 }],
  ])('lets nobody take more %s than the quota, and changes nothing then', (_, quota) => {
    const { book: quotas, told } = book({ quota })
    expect([quotas.take(bob, machine), quotas.take(bob, machine)]).toEqual([true, false])
    expect(quotas.heldBy('bob')).toEqual(machine)
    expect(told).toHaveLength(1)
  })

  it('lets each client have a quota of their own', () => {
    const { book: quotas } = book({ quota: { machines: 1 } })
    expect([quotas.take(bob, machine), quotas.take(eve, machine)]).toEqual([true, true])
  })

  it('lets the members of a project share another one, each counted once', () => {
    const { book: quotas } = book({ projectQuota: { machines: 2 }, members: ['bob', 'eve', 'bob'] })
    expect([quotas.take(bob, machine), quotas.take(eve, machine), quotas.take(eve, machine)]).toEqual([
      true,
      true,
      false,
    ])
    expect(quotas.take({ client: 'max', order: 'c' }, { ...machine, machines: 9 })).toBe(true)
  })

  it('holds who is in two projects to what each of them may hold', () => {
    for (const [members, others] of [
      [['bob'], ['eve', 'bob']],
      [['eve', 'bob'], ['bob']],
    ] as const) {
      const { book: quotas } = book({ projectQuota: { machines: 1 }, members, others })
      expect([quotas.take(eve, machine), quotas.take(bob, machine)]).toEqual([true, false])
    }
  })

  it('writes down what has become so whatever the quota', () => {
    const { book: quotas } = book({ quota: { machines: 0 } })
    quotas.change(bob, machine)
    expect(quotas.heldBy('bob')).toEqual(machine)
  })

  it('holds nothing in the end of what was given back', () => {
    const clients = fc.constantFrom('bob', 'eve', 'max')
    fc.assert(
      fc.property(fc.array(clients, { maxLength: 30 }), fc.nat(4), (takers, machines) => {
        const { book: quotas } = book({ quota: { machines } })
        const taken = takers.filter((client) => quotas.take({ client, order: client }, machine))
        for (const client of new Set(takers)) {
          const count = taken.filter((name) => name === client).length
          expect(quotas.heldBy(client).machines).toBe(count)
          expect(count).toBeLessThanOrEqual(machines)
        }
        for (const client of taken) {
          quotas.change({ client, order: client }, addHolding(nothingHeld, machine, -1))
        }
        for (const client of takers) expect(quotas.heldBy(client)).toEqual(nothingHeld)
      }),
    )
  })
})

const amount = fc.integer({ min: 0, max: 1_000_000 })
const sizes = fc.record({ cpuNumber: amount, ramMib: amount, diskMib: amount, addresses: amount })
const holdings: fc.Arbitrary<Holding> = fc.record({
  machines: amount,
  cpuNumber: amount,
  ramMib: amount,
  diskMib: amount,
  addresses: amount,
})

const small = { cpuNumber: 1, ramMib: 1024, diskMib: 10_240, addresses: 1 }

describe('what is held', () => {
  it('of one machine is one machine and its size', () => {
    expect(holdingOf(small)).toEqual({ machines: 1, ...small })
  })

  it('is what it was when something has come and gone', () => {
    fc.assert(
      fc.property(holdings, holdings, (held, other) => {
        expect(addHolding(addHolding(held, other), other, -1)).toEqual(held)
      }),
    )
  })

  it('takes what is not named as nothing', () => {
    expect(addHolding(nothingHeld, { machines: 2 })).toEqual({ ...nothingHeld, machines: 2 })
  })

  it('is the same only in all measures', () => {
    expect(isSameHolding(holdingOf(small), { machines: 1, ...small })).toBe(true)
    expect(isSameHolding(holdingOf(small), { machines: 1, ...small, diskMib: 1 })).toBe(false)
  })
})

describe('the growth of a machine', () => {
  it('is in each measure what it gets more, and never less than nothing', () => {
    fc.assert(
      fc.property(sizes, sizes, (from, to) => {
        const { machines, ...growth } = growthOf(from, to)
        expect(machines).toBe(0)
        for (const [measure, more] of Object.entries(growth)) {
          const key = measure as keyof typeof from
          expect(more).toBe(Math.max(0, to[key] - from[key]))
        }
      }),
    )
  })
})

describe('a quota', () => {
  it.each([
    ['is kept up to its bound', { machines: 2 }, 2, false],
    ['is exceeded beyond it', { machines: 1 }, 2, true],
    ['has no bound in what it does not name', { ramMib: 1 }, 1_000_000, false],
  ])('%s', (_, quota, machines, expected) => {
    expect(exceeds(quota, { ...nothingHeld, machines }, nothingHeld)).toBe(expected)
  })

  it('that was exceeded before hinders nothing that takes no more of it', () => {
    const before = { ...nothingHeld, machines: 5, ramMib: 10 }
    expect(exceeds({ machines: 1 }, { ...before, ramMib: 20 }, before)).toBe(false)
  })
})
