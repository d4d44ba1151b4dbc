import { describe, expect, test } from 'vitest'
import { alice, host, hostCall, lost, operation, service } from '../trace/fixtures/facts.ts'
import { goodStories } from '../trace/fixtures/good-stories.ts'
import { closedStories, lifeStories } from '../trace/fixtures/life-stories.ts'
import { also, type Change, moved, traceOf, without } from '../trace/fixtures/trace-of.ts'
import { findingsOf } from './fixtures/findings-of.ts'
import { noGhostService } from './no-ghost-service.ts'

const gone = also('gone', 86_000, host(alice, 'deleted'))
const asked = also('asked', 85_500, hostCall(85_400, alice, 'delete'))

function found(...changes: readonly Change[]) {
  return findingsOf(noGhostService, traceOf(goodStories.billmanager, ...changes))
}

describe.each(['billmanager', 'clouden'] as const)('on %s', (platform) => {
  test('a service that keeps or orderly loses its machine is fine', () => {
    expect(findingsOf(noGhostService, traceOf(lifeStories[platform]))).toEqual([])
    expect(findingsOf(noGhostService, traceOf(closedStories[platform]))).toEqual([])
  })

  test('an Active service whose machine the platform has deleted is found at the end', () => {
    const told = traceOf(goodStories[platform], asked, gone)
    expect(findingsOf(noGhostService, told)).toEqual([
      {
        rule: 'no-ghost-service',
        party: 'consumer',
        detail: 'deleted',
        order: 'order-1',
        params: { service: 1001, host: 11 },
        witness: [told.seqOf('active'), told.seqOf('asked'), told.seqOf('gone')],
      },
    ])
  })
})

describe('a machine that the platform deletes', () => {
  test('before its service becomes Active is found there and then, and once', () => {
    const told = traceOf(goodStories.billmanager, asked, gone, moved('asked', 76_000), moved('gone', 77_000))
    expect(findingsOf(noGhostService, told)).toMatchObject([
      { detail: 'deleted', witness: [told.seqOf('asked'), told.seqOf('gone'), told.seqOf('active')] },
    ])
  })

  test('is missed by a suspended service too', () => {
    const suspended = also('suspended', 84_000, service(alice, 'suspended'))
    expect(found(suspended, asked, gone)).toMatchObject([{ detail: 'deleted' }])
  })

  test('is found when the answer to the call was lost', () => {
    expect(found(also('asked', 85_500, lost(hostCall(85_400, alice, 'delete'))), gone)).toMatchObject([
      { detail: 'deleted' },
    ])
  })

  test('is none when it is not the machine of the service', () => {
    const other = { ...alice, host: 13, task: 103 }
    const leftover = [
      also('other', 20_000, host(other, 'accepted')),
      also('other gone', 30_000, host(other, 'deleted')),
    ]
    expect(found(...leftover)).toEqual([])
  })
})

describe('a machine that somebody outside deletes', () => {
  test('is a note, for nothing tells the platform', () => {
    const told = traceOf(goodStories.clouden, gone)
    expect(findingsOf(noGhostService, told)).toEqual([
      {
        rule: 'no-ghost-service',
        party: 'integration',
        detail: 'deleted-outside',
        severity: 'note',
        order: 'order-1',
        params: { service: 1001, host: 11 },
        witness: [told.seqOf('active'), told.seqOf('gone')],
      },
    ])
  })

  test('is a note when the platform was refused the deletion', () => {
    const call = hostCall(85_400, alice, 'delete')
    const refused = {
      ...call,
      exchange: { ...call.exchange, response: { status: 403, headers: {}, body: {} } },
    }
    expect(found(also('asked', 85_500, refused), gone)).toMatchObject([{ detail: 'deleted-outside' }])
  })
})

describe('a service is excused', () => {
  test.each([
    ['is deleted', also('deleted', 87_000, service(alice, 'deleted'))],
    ['is being closed', also('closing', 85_000, operation(alice, 'close', 'started'))],
    [
      'could not be closed',
      also('refused', 87_000, operation(alice, 'close', 'refused', { reason: 'timeout' })),
    ],
    [
      'is looked after by a person',
      also('manual', 87_000, operation(alice, 'reboot', 'manual', { reason: 'gone' })),
    ],
  ])('that %s', (_, change) => {
    expect(found(asked, gone, change)).toEqual([])
  })

  test('of which no simulator tells', () => {
    expect(found(without('accepted'), asked, gone)).toEqual([])
  })

  test('that was made Active again with another size: that is no new becoming', () => {
    const again = also('again', 88_000, service(alice, 'active', 11))
    expect(found(asked, gone, again)).toHaveLength(1)
  })
})
