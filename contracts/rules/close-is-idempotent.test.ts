import { describe, expect, test } from 'vitest'
import {
  alice,
  answered,
  bob,
  exchange,
  host,
  hostCall,
  lost,
  operation,
  poll,
} from '../trace/fixtures/facts.ts'
import { goodStories } from '../trace/fixtures/good-stories.ts'
import { closedStories, lifeStories } from '../trace/fixtures/life-stories.ts'
import { also, altered, type Change, traceOf, without } from '../trace/fixtures/trace-of.ts'
import { closeIsIdempotent } from './close-is-idempotent.ts'
import { findingsOf } from './fixtures/findings-of.ts'

const basics = { rule: 'close-is-idempotent', party: 'consumer', order: 'order-1' }

function again(outcome: 'done' | 'refused' | 'manual', reason = 'not-active'): Change {
  const end =
    outcome === 'done' ? operation(alice, 'close', outcome) : operation(alice, 'close', outcome, { reason })
  return (story) =>
    also('second end', 710_000, end)(also('second', 700_000, operation(alice, 'close', 'started'))(story))
}

describe.each(['billmanager', 'clouden'] as const)('on %s', (platform) => {
  const story = closedStories[platform]
  const found = (...changes: readonly Change[]) => findingsOf(closeIsIdempotent, traceOf(story, ...changes))

  test('the good stories hold', () => {
    expect(found()).toEqual([])
    expect(findingsOf(closeIsIdempotent, traceOf(lifeStories[platform]))).toEqual([])
  })

  test('closing twice is fine when the second is done as well', () => {
    expect(found(again('done'))).toEqual([])
  })

  test.each(['refused', 'manual'] as const)('a second closing that ends as %s is found', (outcome) => {
    const told = traceOf(story, again(outcome))
    expect(findingsOf(closeIsIdempotent, told)).toEqual([
      {
        ...basics,
        detail: 'closed-before',
        params: { outcome, reason: 'not-active' },
        witness: [told.seqOf('close-done'), told.seqOf('second'), told.seqOf('second end')],
      },
    ])
  })

  test.each(['instance-not-found', 'refused-1'])(
    'closing what is gone is found when it ends with %s',
    (reason) => {
      const told = traceOf(
        story,
        without('close-change', 'closed'),
        also('gone', 550_000, host(alice, 'deleted')),
        altered('close-done', { outcome: 'manual', reason }),
      )
      expect(findingsOf(closeIsIdempotent, told)).toEqual([
        {
          ...basics,
          detail: 'machine-gone',
          params: { outcome: 'manual', reason },
          witness: [told.seqOf('gone'), told.seqOf('close-started'), told.seqOf('close-done')],
        },
      ])
    },
  )

  test('a closing that is done leaves a deleted service', () => {
    const told = traceOf(story, without('closed'))
    expect(findingsOf(closeIsIdempotent, told)).toEqual([
      {
        ...basics,
        detail: 'not-deleted',
        params: { service: 1001 },
        witness: [told.seqOf('resumed'), told.seqOf('close-done')],
      },
    ])
  })

  test('a closing that is done leaves no machine', () => {
    const told = traceOf(story, without('close-change'))
    expect(findingsOf(closeIsIdempotent, told)).toEqual([
      {
        ...basics,
        detail: 'machine-left',
        params: { service: 1001, host: 11 },
        witness: [told.seqOf('accepted'), told.seqOf('close-done')],
      },
    ])
  })
})

describe('a closing is not blamed', () => {
  const { billmanager } = closedStories
  const found = (...changes: readonly Change[]) =>
    findingsOf(closeIsIdempotent, traceOf(billmanager, ...changes))
  const unchanged = without('close-change', 'closed')

  test('for a VMmanager that does not do its part', () => {
    expect(found(unchanged, altered('close-done', { outcome: 'manual', reason: 'task-failed' }))).toEqual([])
    expect(
      found(unchanged, altered('close-done', { outcome: 'manual', reason: 'instance-not-found' })),
    ).toEqual([])
  })

  const gone = also('gone', 550_000, host(alice, 'deleted'))
  const ending = (reason: string): Change => altered('close-done', { outcome: 'manual', reason })
  const answering = (status: number): Change =>
    altered('close-call', answered(hostCall(600_100, alice, 'delete'), status, {}))
  const evidence: readonly (readonly [reason: string, evidence: Change])[] = [
    ['unavailable', answering(503)],
    ['unavailable', altered('close-call', lost(hostCall(600_100, alice, 'delete')))],
    ['unknown-outcome', altered('close-call', lost(hostCall(600_100, alice, 'delete')))],
    ['unknown-outcome', answering(504)],
    ['internal-error', answering(500)],
    ['session-invalid', answering(401)],
    ['forbidden', answering(403)],
    ['refused-429', answering(429)],
    ['task-failed', altered('close-poll', poll(612_000, alice, 'failed', 'host_delete'))],
    ['timeout', altered('close-poll', poll(612_000, alice, 'running', 'host_delete'))],
  ]

  test.each(evidence)('for a machine that is gone while VMmanager does not answer: %s', (reason, shown) => {
    expect(found(unchanged, gone, ending(reason), shown)).toEqual([])
  })

  test.each([...new Set(evidence.map(([reason]) => reason))])(
    'but is where nothing shows what its reason says: %s',
    (reason) => {
      const before = also('before', 599_000, answered(hostCall(598_000, alice, 'stop'), 500, {}))
      const other = also('other', 601_000, answered(hostCall(600_500, bob, 'stop'), 500, {}))
      const quiet = [without('close-call', 'close-poll'), before, other]
      expect(found(unchanged, gone, ending(reason), ...quiet)).toMatchObject([{ detail: 'machine-gone' }])
    },
  )

  test('for a login that fails, which is of no order', () => {
    const login = also('login again', 601_000, answered(exchange(600_900, 'token-create'), 503, {}))
    expect(found(unchanged, gone, ending('unavailable'), without('close-call'), login)).toEqual([])
  })

  test('for not being offered', () => {
    expect(found(again('refused', 'not-offered'))).toEqual([])
  })

  test('for an end without a reason, which is another matter', () => {
    expect(found(unchanged, altered('close-done', { outcome: 'refused' }))).toEqual([])
  })

  test('for an order that was never Active', () => {
    const refused = also(
      'close',
      85_000,
      operation(alice, 'close', 'refused', { reason: 'instance-not-found' }),
    )
    expect(findingsOf(closeIsIdempotent, traceOf(goodStories.clouden, without('active'), refused))).toEqual(
      [],
    )
  })

  test('before it ends', () => {
    expect(found(without('close-done', 'close-change', 'closed'))).toEqual([])
  })

  test('for a machine that no simulator tells of', () => {
    expect(found(without('accepted', 'close-change'))).toEqual([])
  })

  test('for a service that is deleted only after it', () => {
    expect(
      found(also('closed', 613_000, { type: 'service', order: 'order-1', service: 1001, status: 'deleted' })),
    ).toEqual([])
  })
})
