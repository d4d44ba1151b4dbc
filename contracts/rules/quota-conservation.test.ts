import { describe, expect, test } from 'vitest'
import { alice, bob, order, quota, service } from '../trace/fixtures/facts.ts'
import { goodStories } from '../trace/fixtures/good-stories.ts'
import { closedStories, lifeStories, medium, small } from '../trace/fixtures/life-stories.ts'
import { also, altered, type Change, traceOf, without } from '../trace/fixtures/trace-of.ts'
import { findingsOf } from './fixtures/findings-of.ts'
import { quotaConservation } from './quota-conservation.ts'

const { clouden } = goodStories
const taken = also('taken', 5, quota(alice, 1, small))
const refused = (story: Parameters<Change>[0]) =>
  also('ended', 81_000, order(alice, 'refused', 'task-failed'))(without('active')(story))

function found(...changes: readonly Change[]) {
  return findingsOf(quotaConservation, traceOf(clouden, ...changes))
}

test('the good stories hold', () => {
  expect(found(taken)).toEqual([])
  expect(findingsOf(quotaConservation, traceOf(lifeStories.clouden))).toEqual([])
  expect(findingsOf(quotaConservation, traceOf(closedStories.clouden))).toEqual([])
})

test('a client of whom no quota is told is not judged', () => {
  expect(found()).toEqual([])
  expect(found(refused)).toEqual([])
})

describe('a quota that is not given back', () => {
  test('by a request that failed is found', () => {
    const told = traceOf(clouden, taken, refused)
    expect(findingsOf(quotaConservation, told)).toEqual([
      {
        rule: 'quota-conservation',
        party: 'consumer',
        detail: 'not-returned',
        params: { client: 'alice', measure: 'machines', used: 1, held: 0 },
        witness: [told.seqOf('taken'), told.seqOf('ended')],
      },
    ])
  })

  test('by a service that was closed is found', () => {
    const told = traceOf(closedStories.clouden, without('quota-returned'))
    expect(findingsOf(quotaConservation, told)).toMatchObject([
      { detail: 'not-returned', witness: [told.seqOf('quota-grown'), told.seqOf('closed')] },
    ])
  })

  test('by a machine that became smaller is found', () => {
    const told = traceOf(lifeStories.clouden, altered('resized', { size: small }))
    expect(findingsOf(quotaConservation, told)).toMatchObject([
      {
        detail: 'not-returned',
        params: { measure: 'cpuNumber', used: 2, held: 1 },
        witness: [told.seqOf('quota-grown')],
      },
    ])
  })

  test('is fine when it comes back after the refusal', () => {
    expect(found(taken, refused, also('back', 82_000, quota(alice, 0, small)))).toEqual([])
  })
})

describe('a quota that is not taken', () => {
  test('by a service is found', () => {
    expect(found(also('none', 82_000, quota(alice, 0, small)))).toMatchObject([
      { detail: 'not-taken', params: { measure: 'machines', used: 0, held: 1 } },
    ])
  })

  test('by a machine that grew is found', () => {
    const told = traceOf(lifeStories.clouden, without('quota-grown'))
    expect(findingsOf(quotaConservation, told)).toMatchObject([
      { detail: 'not-taken', params: { measure: 'cpuNumber', used: 1, held: 2 } },
    ])
  })
})

describe('the services of a client', () => {
  const second = { ...bob, client: 'alice' }
  const another = [
    also('second', 1, order(second, 'placed')),
    also('second active', 50_000, service(second, 'active', 12, medium)),
  ]

  test('are counted together', () => {
    const both = { ...quota(alice, 2, small).used, cpuNumber: 3, ramMib: 3072, diskMib: 30_720 }
    const sized = altered('active', { size: small })
    const right = also('both', 51_000, { ...quota(alice, 2, small), used: both })
    expect(found(...another, sized, right)).toEqual([])
    expect(found(...another, sized, also('both', 51_000, quota(alice, 2, small)))).toMatchObject([
      { detail: 'not-taken', params: { measure: 'cpuNumber' } },
    ])
  })

  test('are compared by their number where one tells no size', () => {
    expect(found(...another, also('both', 51_000, quota(alice, 2, small)))).toEqual([])
    expect(found(...another, also('both', 51_000, quota(alice, 1, small)))).toHaveLength(1)
  })

  test('are those of that client alone', () => {
    expect(
      found(taken, also('bob', 1, order(bob, 'placed')), also('bob refused', 2, order(bob, 'refused', 'x'))),
    ).toEqual([])
  })

  test.each([
    ['under way', without('active')],
    ['handed to a person', also('manual', 85_000, order(alice, 'manual', 'x'))],
  ])('are not judged where an order is %s', (_, change) => {
    expect(found(also('none', 82_000, quota(alice, 0, small)), change)).toEqual([])
  })
})

test('only Clouden has quotas', () => {
  expect(quotaConservation.platforms).toEqual(['clouden'])
})
