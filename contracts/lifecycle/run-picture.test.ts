import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  alice,
  answered,
  bob,
  creation,
  host,
  lost,
  operation,
  order,
  service,
} from '../trace/fixtures/facts.ts'
import { billmanagerOrder, goodStories, runAround } from '../trace/fixtures/good-stories.ts'
import { medium, small } from '../trace/fixtures/life-stories.ts'
import {
  also,
  altered,
  type Change,
  moved,
  type Story,
  traceOf,
  without,
} from '../trace/fixtures/trace-of.ts'
import { orderIn, pictureOf } from './fixtures/picture-of.ts'

const good = goodStories.billmanager

describe('the picture of an order', () => {
  test('knows who ordered, when it was released, when it settled and with which machine', () => {
    const told = traceOf(good)
    expect(orderIn(pictureOf(told), alice.order)).toMatchObject({
      client: 'alice',
      placed: { seq: told.seqOf('placed'), atMs: 0 },
      released: { seq: told.seqOf('paid'), atMs: 10_000 },
      service: 1001,
      serviceStatus: 'active',
      host: 11,
      outcome: 'active',
      active: { seq: told.seqOf('active'), atMs: 80_150 },
      settled: { seq: told.seqOf('active'), atMs: 80_150 },
      creations: [{ name: 'bill1001', accepted: { host: 11, task: 101 } }],
      hosts: new Set([11]),
    })
  })

  test('is released by an approval at Clouden', () => {
    expect(orderIn(pictureOf(traceOf(goodStories.clouden)), alice.order).released?.atMs).toBe(10_000)
  })

  test.each(['refused', 'manual'] as const)('settles as %s with its reason', (step) => {
    const told = traceOf(good, without('active'), also('ended', 81_000, order(alice, step, 'task-failed')))
    const picture = orderIn(pictureOf(told), alice.order)
    expect(picture).toMatchObject({
      outcome: step,
      reason: 'task-failed',
      settled: { seq: told.seqOf('ended'), atMs: 81_000 },
    })
    expect(picture).not.toHaveProperty('active')
  })

  test('that a person has made Active settled when the person got it, and was Active later', () => {
    const told = traceOf(good, also('handed over', 50_000, order(alice, 'manual', 'task-failed')))
    expect(orderIn(pictureOf(told), alice.order)).toMatchObject({
      outcome: 'active',
      settled: { atMs: 50_000 },
      active: { atMs: 80_150 },
    })
  })

  test('settled when it first had an outcome, whatever is told later', () => {
    const told = traceOf(good, also('late', 85_000, order(alice, 'refused', 'too-late')))
    expect(orderIn(pictureOf(told), alice.order)).toMatchObject({
      outcome: 'refused',
      settled: { atMs: 80_150 },
    })
  })

  test('was Active when it first was, whatever came between', () => {
    const told = traceOf(
      good,
      also('suspended', 82_000, service(alice, 'suspended')),
      also('resumed', 83_000, service(alice, 'active')),
    )
    expect(orderIn(pictureOf(told), alice.order)).toMatchObject({
      active: { atMs: 80_150 },
      settled: { atMs: 80_150 },
      serviceStatus: 'active',
    })
  })

  test('knows since when its service has its status, whatever else is told of it', () => {
    const told = traceOf(
      good,
      altered('active', { size: small }),
      also('grown', 82_000, service(alice, 'active', 11, medium)),
    )
    expect(orderIn(pictureOf(told), alice.order)).toMatchObject({
      statusSince: { seq: told.seqOf('active'), atMs: 80_150 },
      billed: { seq: told.seqOf('grown'), atMs: 82_000, size: medium },
    })
  })

  test('is billed for no size that nobody told', () => {
    expect(orderIn(pictureOf(traceOf(good)), alice.order)).not.toHaveProperty('billed')
  })

  test('knows the last job of each name, from its first try to its end', () => {
    const tries = [
      also('one', 81_000, operation(alice, 'reboot', 'started')),
      also('one failed', 81_100, operation(alice, 'reboot', 'failed', { reason: 'timeout' })),
      also('two', 82_000, operation(alice, 'reboot', 'started', { tryCount: 2 })),
    ]
    const done = also('done', 83_000, operation(alice, 'reboot', 'done', { tryCount: 2 }))
    const next = also('next', 84_000, operation(alice, 'reboot', 'started'))
    const jobs = (...changes: readonly Change[]) =>
      orderIn(pictureOf(traceOf(good, ...tries, ...changes)), alice.order).jobs.get('reboot')
    expect(jobs()).toMatchObject({ started: { atMs: 81_000 } })
    expect(jobs()).not.toHaveProperty('ended')
    expect(jobs(done)).toMatchObject({ started: { atMs: 81_000 }, ended: { atMs: 83_000, outcome: 'done' } })
    expect(jobs(done, next)).toEqual({ started: { seq: expect.any(Number) as number, atMs: 84_000 } })
  })

  test('knows a job that was refused before it began, with its reason', () => {
    const refused = operation(alice, 'panel', 'refused', { tryCount: 0, reason: 'not-offered' })
    const told = traceOf(good, also('refused', 81_000, refused))
    const moment = { seq: told.seqOf('refused'), atMs: 81_000 }
    expect(orderIn(pictureOf(told), alice.order).jobs.get('panel')).toEqual({
      started: moment,
      ended: { ...moment, outcome: 'refused', reason: 'not-offered' },
    })
  })

  test('has no job that the platform does for itself', () => {
    const own = { type: 'operation', name: 'synchronise', tryCount: 1, outcome: 'started' } as const
    expect(orderIn(pictureOf(traceOf(good, also('own', 81_000, own))), alice.order).jobs.size).toBe(0)
  })

  test('does not know of an order that was never placed', () => {
    expect(pictureOf(traceOf(good, without('placed'))).orders.size).toBe(0)
  })
})

describe('the picture of a machine', () => {
  test('knows its true times', () => {
    const told = traceOf(good, also('gone', 85_000, host(alice, 'deleted')))
    expect(pictureOf(told).hosts.get(11)).toEqual({
      host: 11,
      name: 'bill1001',
      accepted: { seq: told.seqOf('accepted'), atMs: 10_600 },
      diskReady: { seq: told.seqOf('disk-ready'), atMs: 15_000 },
      addressed: { seq: told.seqOf('address-added'), atMs: 16_000 },
      stopped: { atMs: 85_000, seq: told.seqOf('gone') },
      installed: { seq: told.seqOf('os-installed'), atMs: 75_000 },
      deleted: { seq: told.seqOf('gone'), atMs: 85_000 },
    })
  })

  test('knows since when it runs, and that it does not', () => {
    const stopped = also('stopped', 81_000, host(alice, 'stopped'))
    const started = also('started', 82_000, host(alice, 'started'))
    const running = (...changes: readonly Change[]) =>
      pictureOf(traceOf(good, ...changes)).hosts.get(11)?.running
    expect(running()?.atMs).toBe(75_000)
    expect(running(stopped)).toBeUndefined()
    expect(running(stopped, started)?.atMs).toBe(82_000)
    expect(running(also('again', 83_000, host(alice, 'reinstalled')))?.atMs).toBe(83_000)
    expect(running(also('gone', 83_000, host(alice, 'deleted')))).toBeUndefined()
  })

  test('knows its size, until that may be another', () => {
    const sized = altered('disk-ready', { size: small })
    const size = (...changes: readonly Change[]) =>
      pictureOf(traceOf(good, sized, ...changes)).hosts.get(11)?.sized
    expect(size()).toEqual({ seq: traceOf(good).seqOf('disk-ready'), atMs: 15_000, size: small })
    expect(size(also('more', 81_000, host(alice, 'changed', medium)))).toMatchObject({
      atMs: 81_000,
      size: medium,
    })
    expect(size(also('unknown', 81_000, host(alice, 'changed')))).toBeUndefined()
    expect(size(also('unknown', 81_000, host(alice, 'stopped')))).toBeUndefined()
    expect(size(also('known', 81_000, host(alice, 'started')))).toBeDefined()
  })

  test('does not know of machines that were there before the run', () => {
    expect(pictureOf(traceOf(good, without('accepted'))).hosts.size).toBe(0)
  })
})

describe('a machine belongs to an order', () => {
  const noWord = [without('host-known'), altered('active', { host: undefined })] as const

  test('by the reply to its creation', () => {
    const picture = pictureOf(traceOf(good, ...noWord))
    expect(picture.ownerOf(11)?.order).toBe(alice.order)
    expect(orderIn(picture, alice.order).host).toBeUndefined()
  })

  test('by its name when the reply was lost', () => {
    const picture = pictureOf(traceOf(good, ...noWord, altered('create', lost(creation(10_500, alice)))))
    expect(picture.ownerOf(11)?.order).toBe(alice.order)
  })

  test('by its name when it comes only after its creation was given up', () => {
    const late = [altered('create', lost(creation(10_500, alice), 'timeout')), moved('accepted', 70_000)]
    expect(pictureOf(traceOf(good, ...noWord, ...late)).ownerOf(11)?.order).toBe(alice.order)
  })

  test('by its name when the reply was of no use', () => {
    const picture = pictureOf(
      traceOf(good, ...noWord, altered('create', answered(creation(10_500, alice), 504, ''))),
    )
    expect(picture.ownerOf(11)?.order).toBe(alice.order)
  })

  test("by the platform's word", () => {
    const picture = pictureOf(traceOf(good, without('create')))
    expect(picture.ownerOf(11)?.order).toBe(alice.order)
    expect(orderIn(picture, alice.order).hosts).toEqual(new Set([11]))
  })

  test('not at all when nobody asked for it', () => {
    const stranger = host({ ...bob, name: 'stranger' }, 'accepted')
    expect(pictureOf(traceOf(good, also('stranger', 20_000, stranger))).ownerOf(12)).toBeUndefined()
  })

  test('and to that one alone when the platform gives it to another', () => {
    const told = traceOf(
      good,
      also('other', 20_000, order(bob, 'placed')),
      also('taken', 21_000, service(bob, 'processing', 11)),
      without('active'),
    )
    const picture = pictureOf(told)
    expect(picture.ownerOf(11)?.order).toBe(bob.order)
    expect(orderIn(picture, alice.order).hosts.size).toBe(0)
  })
})

describe('two orders whose machines have the same name', () => {
  const twin = { ...bob, name: alice.name }
  const theirs = (story: Story): Story =>
    Object.fromEntries(Object.entries(story).map(([name, happening]) => [`their ${name}`, happening]))
  const both = runAround('billmanager', { ...billmanagerOrder(alice), ...theirs(billmanagerOrder(twin)) })

  test('each have their own', () => {
    const picture = pictureOf(traceOf(both))
    expect(picture.ownerOf(11)?.order).toBe(alice.order)
    expect(picture.ownerOf(12)?.order).toBe(bob.order)
    expect(orderIn(picture, alice.order).hosts).toEqual(new Set([11]))
    expect(orderIn(picture, bob.order).hosts).toEqual(new Set([12]))
  })

  test('each have their own when the reply to one creation was lost', () => {
    const change = [
      without('their host-known', 'their active'),
      altered('their create', lost(creation(10_500, twin))),
      moved('their create', 85_000),
    ]
    const picture = pictureOf(traceOf(both, ...change))
    expect(picture.ownerOf(11)?.order).toBe(alice.order)
    expect(picture.ownerOf(12)?.order).toBe(bob.order)
  })
})

test('every machine of an order is owned by it, and by no other, whatever is told', () => {
  const stories = {
    ...billmanagerOrder(alice),
    ...Object.fromEntries(
      Object.entries(billmanagerOrder({ ...bob, name: alice.name })).map(([name, told]) => [
        `b ${name}`,
        told,
      ]),
    ),
  }
  const names = Object.keys(stories).filter((name) => !name.endsWith('placed'))
  const changes = fc.array(fc.tuple(fc.constantFrom(...names), fc.integer({ min: 0, max: 90_000 })))
  fc.assert(
    fc.property(changes, (moves) => {
      const told = traceOf(
        runAround('billmanager', stories),
        ...moves.map(([name, atMs]) => moved(name, atMs)),
      )
      const picture = pictureOf(told)
      for (const owned of picture.orders.values()) {
        for (const machine of owned.hosts) expect(picture.ownerOf(machine)).toBe(owned)
      }
      expect(orderIn(picture, alice.order).hosts.size + orderIn(picture, bob.order).hosts.size).toBe(2)
    }),
  )
})
