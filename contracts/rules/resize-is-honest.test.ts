import { describe, expect, test } from 'vitest'
import { alice, host, operation, service, poll } from '../trace/fixtures/facts.ts'
import { closedStories, lifeStories, medium, small } from '../trace/fixtures/life-stories.ts'
import { also, altered, type Change, traceOf, without } from '../trace/fixtures/trace-of.ts'
import { findingsOf } from './fixtures/findings-of.ts'
import { resizeIsHonest } from './resize-is-honest.ts'

const basics = { rule: 'resize-is-honest', party: 'consumer', order: 'order-1' }
/** What the last word of the simulator about the machine is. */
const real = (size: object) => altered('reinstall-change', { size: { ...medium, ...size } })

describe.each(['billmanager', 'clouden'] as const)('on %s', (platform) => {
  const story = lifeStories[platform]
  const found = (...changes: readonly Change[]) => findingsOf(resizeIsHonest, traceOf(story, ...changes))

  test('the good stories hold', () => {
    expect(found()).toEqual([])
    expect(findingsOf(resizeIsHonest, traceOf(closedStories[platform]))).toEqual([])
  })

  test.each([
    ['cpuNumber', 2, 1],
    ['ramMib', 2048, 1024],
    ['diskMib', 20_480, 10_240],
    ['addresses', 1, 0],
  ] as const)(
    'a service that is billed for more %s than its machine has is found',
    (measure, billed, has) => {
      const told = traceOf(story, real({ [measure]: has }))
      expect(findingsOf(resizeIsHonest, told)).toEqual([
        {
          ...basics,
          detail: 'billed-more',
          params: { measure, billed, real: has },
          witness: [told.seqOf('resized'), told.seqOf('change-done'), told.seqOf('reinstall-change')],
        },
      ])
    },
  )

  test('a part that is silently ignored is found', () => {
    const told = traceOf(story, real({ diskMib: 40_960 }))
    expect(findingsOf(resizeIsHonest, told)).toMatchObject([
      { detail: 'not-reported', params: { measure: 'diskMib', billed: 20_480, real: 40_960 } },
    ])
  })

  test('a part that is ignored with a reason is fine', () => {
    expect(found(real({ diskMib: 40_960 }), altered('change-done', { reason: 'disk-not-shrunk' }))).toEqual(
      [],
    )
  })

  test.each([
    ['cpuNumber', { cpuNumber: 4 }],
    ['ramMib', { ramMib: 4096 }],
    ['addresses', { addresses: 2 }],
  ])('a disk that does not shrink excuses no other measure: %s', (measure, size) => {
    const told = found(
      real({ diskMib: 40_960, ...size }),
      altered('change-done', { reason: 'os-kept, disk-not-shrunk' }),
    )
    expect(told).toMatchObject([{ detail: 'not-reported', params: { measure } }])
  })

  test('a reason that is about something else excuses nothing', () => {
    expect(found(real({ diskMib: 40_960 }), altered('change-done', { reason: 'os-kept' }))).toHaveLength(1)
  })

  test('a change of which nobody knows what was done excuses a bill for less, where the exchanges show it', () => {
    const late = altered('change-done', { outcome: 'refused', reason: 'timeout' })
    const shown = altered('change-poll', poll(312_000, alice, 'running', 'host_change_params'))
    const larger = real({ ramMib: 4096 })
    expect(found(late, shown, larger)).toEqual([])
    expect(found(late, without('change-poll'), larger)).toHaveLength(1)
    expect(found(late, shown, real({ ramMib: 1024 }))).toMatchObject([{ detail: 'billed-more' }])
  })

  test('a reason does not excuse a bill for more', () => {
    expect(found(real({ diskMib: 10_240 }), altered('change-done', { reason: 'storage-full' }))).toHaveLength(
      1,
    )
  })

  test('a change that was refused leaves both sides as they were, or is found', () => {
    const refused = altered('change-done', { outcome: 'refused', reason: 'no-suitable-node' })
    const before = altered('resized', { size: small })
    expect(found(refused, before, real(small))).toEqual([])
    expect(found(refused, real(small))).toMatchObject([
      { params: { measure: 'cpuNumber' } },
      { params: { measure: 'ramMib' } },
      { params: { measure: 'diskMib' } },
    ])
  })
})

function found(...changes: readonly Change[]) {
  return findingsOf(resizeIsHonest, traceOf(lifeStories.clouden, ...changes))
}

describe('a later change', () => {
  test('is judged like the first, and a reason told before still counts', () => {
    const later = [
      also('later', 510_000, operation(alice, 'add-address', 'started')),
      also('later done', 520_000, operation(alice, 'add-address', 'done')),
      also('two', 520_000, service(alice, 'active', 11, { ...medium, addresses: 2 })),
    ]
    expect(found(...later)).toMatchObject([
      { detail: 'billed-more', params: { measure: 'addresses', billed: 2, real: 1 } },
    ])
    const reported = altered('change-done', { reason: 'disk-not-shrunk' })
    const two = also(
      'real two',
      515_000,
      host(alice, 'changed', { ...medium, addresses: 2, diskMib: 40_960 }),
    )
    expect(found(...later, reported, two)).toEqual([])
    expect(found(...later, two)).toMatchObject([{ detail: 'not-reported', params: { measure: 'diskMib' } }])
  })
})

describe('nothing is said', () => {
  test.each<[string, ...Change[]]>([
    ['of a service that was never changed', without('change-started', 'change-done')],
    [
      'of a change that is handed to a person',
      altered('change-done', { outcome: 'manual', reason: 'task-failed' }),
    ],
    ['of a change that is under way', without('change-done')],
    ['of a second change that is under way', also('second', 510_000, operation(alice, 'change', 'started'))],
    ['of a service whose machine is gone', also('gone', 850_000, host(alice, 'deleted'))],
    ['of a deleted service', also('deleted', 850_000, service(alice, 'deleted'))],
    ['of a machine that no simulator tells of', without('accepted')],
    ['where a change of the machine tells no size', also('unknown', 850_000, host(alice, 'changed'))],
    ['where a stop may have made it another', also('unknown', 850_000, host(alice, 'stopped'))],
    [
      'where the platform tells no size',
      altered('active', { size: undefined }),
      altered('resized', { size: undefined }),
    ],
  ])('%s', (_, ...changes) => {
    expect(found(real({ diskMib: 1 }), ...changes)).toEqual([])
  })

  test('of addresses that a fault holds back', () => {
    const late = also('late', 16_000, { type: 'fault', fault: 'address-late', where: 'bill1001' })
    expect(found(real({ addresses: 0 }), late)).toEqual([])
    expect(found(real({ addresses: 0, ramMib: 1 }), late)).toMatchObject([{ params: { measure: 'ramMib' } }])
  })
})

test('a suspended service is judged as well', () => {
  expect(found(real({ ramMib: 1 }), also('suspended', 850_000, service(alice, 'suspended')))).toHaveLength(1)
})
