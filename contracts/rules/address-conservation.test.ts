import { describe, expect, test } from 'vitest'
import { alice, answered, bob, exchange, host, task } from '../trace/fixtures/facts.ts'
import { goodStories } from '../trace/fixtures/good-stories.ts'
import { closedStories, lifeStories, small } from '../trace/fixtures/life-stories.ts'
import { also, altered, type Change, traceOf, without } from '../trace/fixtures/trace-of.ts'
import { addressConservation } from './address-conservation.ts'
import { findingsOf } from './fixtures/findings-of.ts'

const story = closedStories.billmanager

function pools(sentAtMs: number, used: number, id = 1) {
  const pool = { id, name: 'main', total_ip: '254', using_ip: String(used), clusters: [1] }
  return exchange(sentAtMs, 'ippool-list', { answer: { list: [pool] } })
}

function found(...changes: readonly Change[]) {
  return findingsOf(addressConservation, traceOf(story, ...changes))
}

describe.each(['billmanager', 'clouden'] as const)('on %s', (platform) => {
  test('the good stories hold', () => {
    for (const stories of [goodStories, lifeStories, closedStories]) {
      expect(findingsOf(addressConservation, traceOf(stories[platform]))).toEqual([])
    }
  })

  test('an address that a deleted machine keeps is found', () => {
    const told = traceOf(closedStories[platform], also('pools-at-last', 800_000, pools(799_990, 4)))
    expect(findingsOf(addressConservation, told)).toEqual([
      {
        rule: 'address-conservation',
        party: 'provider',
        detail: 'not-returned',
        params: { taken: 0, held: -1 },
        witness: [told.seqOf('pools-again'), told.seqOf('pools-at-last')],
      },
    ])
  })

  test('an address that a machine has and a pool counts as free is found', () => {
    const told = traceOf(
      closedStories[platform],
      also('pools-again', 550_000, pools(549_990, 3)),
      without('pools-at-last'),
    )
    expect(findingsOf(addressConservation, told)).toMatchObject([
      {
        detail: 'not-taken',
        params: { taken: 0, held: 1 },
        witness: [told.seqOf('pools'), told.seqOf('pools-again')],
      },
    ])
  })
})

describe('an address that is lost', () => {
  test('is told once, by the first list that shows it', () => {
    const later = also('later', 850_000, pools(849_990, 4))
    expect(found(also('pools-at-last', 800_000, pools(799_990, 4)), later)).toHaveLength(1)
  })

  test('by a creation that failed and was cleared away is found', () => {
    const second = { ...bob, task: 999 }
    const failed = [
      also('accepted b', 560_000, host(second, 'accepted', small)),
      also('task b', 560_000, task(second, 'created')),
      also('failed b', 570_000, host(second, 'failed')),
      also('task failed b', 570_000, task(second, 'failed')),
      also('deleted b', 580_000, host(second, 'deleted')),
    ]
    expect(found(...failed)).toEqual([])
    expect(found(...failed, also('pools-at-last', 800_000, pools(799_990, 5)))).toHaveLength(1)
  })

  test('is found among several pools', () => {
    const list = [
      { id: 1, using_ip: '3' },
      { id: 2, using_ip: '7' },
    ]
    const first = also('pools', 10_205, exchange(10_202, 'ippool-list', { answer: { list } }))
    const again = exchange(549_990, 'ippool-list', {
      answer: {
        list: [
          { id: 2, using_ip: '9' },
          { id: 1, using_ip: '3' },
        ],
      },
    })
    expect(found(first, also('pools-again', 550_000, again), without('pools-at-last'))).toMatchObject([
      { params: { taken: 2, held: 1 } },
    ])
  })

  test('is found after an address was added', () => {
    const two = altered('change-change', { size: { ...small, addresses: 2 } })
    const rest = ['suspend', 'resume', 'reinstall'].map((name) =>
      altered(`${name}-change`, { size: undefined }),
    )
    const kept = altered('reinstall-change', { size: { ...small, addresses: 2 } })
    expect(found(two, ...rest, kept)).toMatchObject([
      { detail: 'not-taken', params: { taken: 1, held: 2 } },
      { detail: 'not-returned', params: { taken: -1, held: -2 } },
    ])
  })
})

/** A list that shows a wrong count, in place of the last. */
const wrong = also('pools-at-last', 800_000, pools(799_990, 9))

describe('a list is not believed', () => {
  test('without these changes', () => {
    expect(found(wrong)).toHaveLength(1)
  })

  test.each<[string, ...Change[]]>([
    ['when no simulator tells of machines', without('accepted', ...hostNames(), ...taskNames())],
    [
      'when a machine tells no size',
      altered('accepted', { size: undefined }),
      ...hostNames().map((name) => altered(name, { size: undefined })),
      without('close-change'),
    ],
    [
      'when a change tells no size',
      altered('change-change', { size: undefined }),
      altered('reinstall-change', { size: undefined }),
      without('close-change'),
    ],
    ['while a task is under way', without('close-task-complete')],
    [
      'when something happens while it is read',
      also('stir', 799_995, task({ ...alice, task: 900 }, 'complete')),
    ],
    ['when it shows other pools', also('pools-at-last', 800_000, pools(799_990, 9, 2))],
    [
      'when a fault spoils it',
      also('fault', 799_995, { type: 'fault', fault: 'reply-stale', where: 'ippool-list' }),
    ],
    [
      'when an address is late',
      also('fault', 16_000, { type: 'fault', fault: 'address-late', where: 'bill1001' }),
    ],
    ['when a machine from before the run goes', also('old', 700_000, host({ ...bob, host: 99 }, 'deleted'))],
    ['when the platform edits a pool', also('edit', 700_000, edit('/vm/v3/ippool/1'))],
    ['when the platform takes an address by itself', also('edit', 700_000, edit('/ip/v3/pool'))],
    ['when it is refused', also('pools-at-last', 800_000, answered(pools(799_990, 9), 500, { list: [] }))],
    [
      'when its counts are no numbers',
      also(
        'pools-at-last',
        800_000,
        exchange(799_990, 'ippool-list', { answer: { list: [{ id: 1, using_ip: 'many' }] } }),
      ),
    ],
  ])('%s', (_, ...changes) => {
    expect(found(wrong, ...changes)).toEqual([])
  })
})

function edit(path: string) {
  const fact = exchange(699_990, 'ippool-list')
  return {
    ...fact,
    exchange: { ...fact.exchange, request: { ...fact.exchange.request, method: 'POST' as const, path } },
  }
}

function hostNames(): readonly string[] {
  return [
    'disk-ready',
    'address-added',
    'os-installed',
    ...['suspend', 'resume', 'change', 'reinstall', 'close'].map((name) => `${name}-change`),
  ]
}

function taskNames(): readonly string[] {
  const own = ['suspend', 'resume', 'change', 'reinstall', 'close'].flatMap((name) => [
    `${name}-task`,
    `${name}-task-complete`,
  ])
  return ['task-created', 'task-running', 'task-complete', ...own]
}
