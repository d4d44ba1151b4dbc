import { describe, expect, test } from 'vitest'
import { alice, creation, host, look, lost, poll, service } from '../trace/fixtures/facts.ts'
import { goodStories } from '../trace/fixtures/good-stories.ts'
import {
  type Change,
  type Story,
  also,
  altered,
  moved,
  traceOf,
  without,
} from '../trace/fixtures/trace-of.ts'
import { orderIn, pictureOf } from './fixtures/picture-of.ts'
import type { Milestones } from './order-picture.ts'
import { milestonesOf } from './phase.ts'

function milestones(story: Story, ...changes: readonly Change[]): Milestones {
  const picture = pictureOf(traceOf(story, ...changes))
  return milestonesOf(orderIn(picture, alice.order), picture)
}

const { billmanager, clouden } = goodStories

describe('the milestones of a good order', () => {
  test('at BILLmanager end with the address and the status', () => {
    expect(milestones(billmanager)).toEqual({
      placed: 0,
      released: 10_000,
      firstSent: 10_500,
      createSent: 10_500,
      createAccepted: 11_000,
      vmExists: 15_000,
      osInstalled: 75_000,
      ready: 75_000,
      seen: 80_100,
      active: 80_150,
    })
  })

  test('at Clouden are seen with the task', () => {
    expect(milestones(clouden)).toMatchObject({ released: 10_000, seen: 80_000, active: 80_050 })
  })
})

describe('a machine is ready', () => {
  test('when its address comes, if that is later than its system', () => {
    expect(milestones(billmanager, moved('address-added', 76_000))).toMatchObject({
      osInstalled: 75_000,
      ready: 76_000,
    })
  })

  test('when its system is installed, if it gets no address', () => {
    expect(milestones(billmanager, without('address-added'))).toMatchObject({ ready: 75_000 })
  })

  test('never, if its system is not installed', () => {
    expect(milestones(billmanager, without('os-installed'))).not.toHaveProperty('ready')
  })
})

describe('a machine is seen to be ready', () => {
  test('at BILLmanager when system and address were seen, in whatever order', () => {
    const early = altered('look', look(30_000, alice, { state: 'creating' }))
    expect(milestones(billmanager, early, moved('look', 30_050))).toMatchObject({ seen: 80_000 })
  })

  test('at BILLmanager with its system, if it has no address', () => {
    expect(milestones(billmanager, without('look'))).toMatchObject({ seen: 80_000 })
  })

  test('at Clouden with its system, whenever the address was seen', () => {
    expect(milestones(clouden, also('look', 85_000, look(84_000, alice)))).toMatchObject({ seen: 80_000 })
  })

  test('never, if only its address was seen', () => {
    const early = altered('look', look(80_050, alice, { state: 'creating' }))
    expect(milestones(billmanager, without('poll-3'), early)).not.toHaveProperty('seen')
  })
})

describe('of several tries', () => {
  const next = { ...alice, host: 13, task: 103 }
  const retried = [
    also('first gone', 76_000, host(alice, 'deleted')),
    also('second accepted', 76_100, host(next, 'accepted')),
    also('second create', 76_200, creation(76_050, next)),
    also('second known', 76_200, service(next, 'processing', 13)),
    also('second disk', 77_000, host(next, 'disk-ready')),
    also('second installed', 78_000, host(next, 'os-installed')),
    altered('poll-3', poll(79_980, next, 'complete')),
    altered('look', look(80_050, next)),
    altered('active', { host: 13 }),
  ]

  test('that which made the machine of the service counts', () => {
    expect(milestones(billmanager, ...retried)).toEqual({
      placed: 0,
      released: 10_000,
      firstSent: 10_500,
      createSent: 76_050,
      createAccepted: 76_200,
      vmExists: 77_000,
      osInstalled: 78_000,
      ready: 78_000,
      seen: 80_100,
      active: 80_150,
    })
  })

  test('the first counts when none of them got the service Active', () => {
    expect(milestones(billmanager, ...retried, without('active'))).toMatchObject({
      firstSent: 10_500,
      createSent: 10_500,
      createAccepted: 11_000,
      vmExists: 15_000,
    })
  })

  test('that which made it counts even if another came later', () => {
    const further = { ...alice, host: 14, task: 104 }
    expect(milestones(billmanager, also('further', 50_000, creation(49_000, further)))).toMatchObject({
      firstSent: 10_500,
      createSent: 10_500,
      createAccepted: 11_000,
      seen: 80_100,
    })
  })

  test('what was seen of the first machine is not seen of the second', () => {
    const seenFirst = [also('first seen', 75_500, look(75_400, alice)), ...retried]
    expect(milestones(billmanager, ...seenFirst)).toMatchObject({ seen: 80_100 })
  })
})

describe('what nobody told of is left out:', () => {
  test('the creation whose reply was lost', () => {
    const times = milestones(billmanager, altered('create', lost(creation(10_500, alice))))
    expect(times).not.toHaveProperty('createSent')
    expect(times).not.toHaveProperty('createAccepted')
    expect(times).toMatchObject({ released: 10_000, vmExists: 15_000, seen: 80_100, active: 80_150 })
  })

  test('everything about a machine but that it was asked for, for an order that never got one', () => {
    const changes = [
      altered('create', lost(creation(10_500, alice))),
      without(
        'accepted',
        'host-known',
        'disk-ready',
        'address-added',
        'os-installed',
        'poll-3',
        'look',
        'active',
      ),
    ]
    expect(milestones(billmanager, ...changes)).toEqual({
      placed: 0,
      released: 10_000,
      firstSent: 10_500,
      createSent: 10_500,
    })
  })

  test('true times, where no simulator tells them', () => {
    const real = without('accepted', 'disk-ready', 'address-added', 'os-installed')
    expect(milestones(billmanager, real)).toEqual({
      placed: 0,
      released: 10_000,
      firstSent: 10_500,
      createSent: 10_500,
      createAccepted: 11_000,
      seen: 80_100,
      active: 80_150,
    })
  })

  test('the time at which an order became Active that did not', () => {
    expect(milestones(billmanager, without('active'))).not.toHaveProperty('active')
  })
})
