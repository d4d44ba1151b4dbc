import { describe, expect, test } from 'vitest'
import { alice, answered, bob, exchange, operation, order, poll } from '../trace/fixtures/facts.ts'
import { goodStories } from '../trace/fixtures/good-stories.ts'
import { closedStories, lifeStories } from '../trace/fixtures/life-stories.ts'
import { also, type Change, traceOf } from '../trace/fixtures/trace-of.ts'
import { findingsOf } from './fixtures/findings-of.ts'
import { sessionRecovers } from './session-recovers.ts'

const { billmanager } = goodStories
const basics = { rule: 'session-recovers', party: 'consumer', order: 'order-1' }
const invalid = { error: { code: 1000, msg: 'The session is invalid' } }

/** A poll that is answered so; each answer takes 20 ms. */
function refusal(name: string, atMs: number, status = 401): Change {
  return also(name, atMs, answered(poll(atMs - 20, alice, ''), status, invalid))
}

function login(name: string, atMs: number, status = 201): Change {
  const fact = exchange(atMs - 100, 'token-create')
  return also(name, atMs, status === 201 ? fact : answered(fact, status, invalid))
}

const over = refusal('over', 50_000)
const failed = also('failed', 50_300, operation(alice, 'open', 'failed', { reason: 'session-invalid' }))

function found(...changes: readonly Change[]) {
  return findingsOf(sessionRecovers, traceOf(billmanager, ...changes))
}

test('the good stories hold', () => {
  for (const stories of [goodStories, lifeStories, closedStories]) {
    expect(findingsOf(sessionRecovers, traceOf(stories.billmanager))).toEqual([])
    expect(findingsOf(sessionRecovers, traceOf(stories.clouden))).toEqual([])
  }
})

describe('a session that is over', () => {
  test('costs a login and a repeat', () => {
    expect(
      found(
        over,
        login('login again', 50_200),
        also('repeat', 50_250, poll(50_230, alice, 'running')),
        failed,
      ),
    ).toEqual([])
  })

  test.each([
    ['a try', operation(alice, 'open', 'failed', { reason: 'session-invalid' })],
    ['an operation', operation(alice, 'open', 'refused', { reason: 'session-invalid' })],
    ['an operation for a person', operation(alice, 'open', 'manual', { reason: 'session-invalid' })],
    ['the order', order(alice, 'refused', 'session-invalid')],
    ['the order for a person', order(alice, 'manual', 'session-invalid')],
  ])('and costs %s is found', (_, end) => {
    const told = traceOf(billmanager, over, also('end of it', 50_300, end))
    expect(findingsOf(sessionRecovers, told)).toEqual([
      {
        ...basics,
        detail: 'no-login',
        params: { request: 'GET /vm/v3/task' },
        witness: [told.seqOf('over'), told.seqOf('end of it')],
      },
    ])
  })

  test('and is followed by a login without a repeat is found', () => {
    expect(found(over, login('login again', 50_200), failed)).toHaveLength(1)
  })

  test('is told once for what it costs', () => {
    expect(found(over, failed, also('manual', 50_400, order(alice, 'manual', 'x')))).toHaveLength(1)
  })

  test.each([401, 500, 503])('and a login that is answered %d: then the platform cannot go on', (status) => {
    expect(found(over, login('login again', 50_200, status), failed)).toEqual([])
  })

  describe('again at the repeat', () => {
    const again = refusal('over again', 50_200)
    const expired = (atMs: number) =>
      also('fault', atMs, { type: 'fault', fault: 'session-expired', where: 'task-list' })

    test('is found when a new session was there', () => {
      const told = traceOf(billmanager, over, login('login again', 50_150), again, failed)
      expect(findingsOf(sessionRecovers, told)).toEqual([
        {
          ...basics,
          detail: 'session-unused',
          params: { request: 'GET /vm/v3/task' },
          witness: [told.seqOf('over'), told.seqOf('failed')],
        },
      ])
      expect(found(over, login('login again', 50_150), again, expired(49_990), failed)).toHaveLength(1)
    })

    test('is the fault of VMmanager when a fault ended that one too', () => {
      expect(found(over, login('login again', 50_150), again, expired(50_190), failed)).toEqual([])
    })

    test('is borne when there was no new session in time', () => {
      expect(found(over, again, failed)).toEqual([])
      expect(found(over, login('login again', 50_190), again, failed)).toEqual([])
    })
  })

  test('and a failure of another order have nothing to do with each other', () => {
    expect(found(over, also('failed', 50_300, operation(bob, 'open', 'failed', { reason: 'x' })))).toEqual([])
    expect(found(over, also('done', 50_300, operation(alice, 'open', 'done')))).toEqual([])
    expect(
      found(
        over,
        also('own', 50_300, { type: 'operation', name: 'synchronise', tryCount: 1, outcome: 'failed' }),
      ),
    ).toEqual([])
  })

  test('is over also for a platform that has sent no token', () => {
    const call = answered(poll(49_980, alice, ''), 401, invalid)
    const bare = {
      ...call,
      exchange: { ...call.exchange, request: { ...call.exchange.request, headers: {} } },
    }
    expect(found(also('over', 50_000, bare), failed)).toHaveLength(1)
  })
})

describe('the setback of a request', () => {
  const later = (atMs: number, status = 401): Change =>
    also(
      'later over',
      atMs,
      answered(exchange(atMs - 20, 'host-list', { order: alice.order }), status, invalid),
    )
  const begun = (name: 'reboot' | 'suspend', atMs: number): Change =>
    also(`${name} begun`, atMs, operation(alice, name, 'started'))
  const ended = (
    name: 'reboot' | 'suspend',
    atMs: number,
    outcome: 'failed' | 'refused',
    reason: string,
  ): Change => also(`${name} ended`, atMs, operation(alice, name, outcome, { reason }))
  const over2 = later(90_000)
  const asleep = later(90_000, 503)

  test.each([over2, asleep])(
    'is that of the job which was under way, and costs it what it costs',
    (refused) => {
      expect(found(begun('reboot', 89_000), refused, ended('reboot', 90_100, 'failed', 'x'))).toHaveLength(1)
    },
  )

  test.each([over2, asleep])(
    'is not that of an action which is refused without having been begun',
    (refused) => {
      expect(
        found(begun('reboot', 89_000), refused, ended('suspend', 90_100, 'refused', 'service-suspended')),
      ).toEqual([])
    },
  )

  test.each([over2, asleep])('is not that of a job which was begun only later', (refused) => {
    expect(
      found(
        begun('reboot', 89_000),
        refused,
        begun('suspend', 90_010),
        ended('suspend', 90_100, 'failed', 'x'),
      ),
    ).toEqual([])
  })

  test('is that of one of two jobs only where its reason says so', () => {
    const both = [begun('reboot', 89_000), begun('suspend', 89_000)]
    expect(found(...both, over2, ended('suspend', 90_100, 'failed', 'task-failed'))).toEqual([])
    expect(found(...both, over2, ended('suspend', 90_100, 'failed', 'session-invalid'))).toHaveLength(1)
    expect(found(...both, asleep, ended('reboot', 90_100, 'failed', 'unavailable'))).toHaveLength(1)
    expect(found(...both, asleep, ended('reboot', 90_100, 'failed', 'session-invalid'))).toEqual([])
  })

  test('is not over by an answer to the other of two jobs', () => {
    const both = [begun('reboot', 89_000), begun('suspend', 89_000)]
    const other = also('other', 90_050, poll(90_030, alice, 'running'))
    const end = ended('suspend', 90_100, 'failed', 'session-invalid')
    expect(found(...both, over2, other, end)).toHaveLength(1)
    const repeat = also('repeat', 90_050, exchange(90_030, 'host-list', { order: alice.order }))
    expect(found(...both, over2, repeat, end)).toEqual([])
  })
})

describe('a login loop', () => {
  const loop = (times: number): readonly Change[] =>
    Array.from({ length: times }, (_, index) => index).flatMap((index) => [
      refusal(`over ${index}`, 50_000 + 300 * index),
      login(`login ${index}`, 50_200 + 300 * index),
    ])

  test('of more than five sessions in a row is found once', () => {
    const told = traceOf(billmanager, ...loop(9))
    expect(findingsOf(sessionRecovers, told)).toEqual([
      {
        ...basics,
        detail: 'login-loop',
        params: { request: 'GET /vm/v3/task' },
        witness: [told.seqOf('over 0'), told.seqOf('over 5')],
      },
    ])
  })

  test('of five is borne', () => {
    expect(found(...loop(5))).toEqual([])
  })

  test('is none when something works in between', () => {
    expect(found(...loop(9), also('works', 51_250, poll(51_240, alice, 'running')))).toEqual([])
  })

  test('is one also where another request is refused in between', () => {
    const other = also(
      'other',
      51_250,
      answered(exchange(51_240, 'host-list', { order: alice.order }), 401, invalid),
    )
    expect(found(...loop(9), other)).toMatchObject([{ detail: 'login-loop' }])
  })

  test('is none when a new try begins in between', () => {
    const tried = also('tried', 51_250, operation(alice, 'open', 'failed', { reason: 'x' }))
    expect(found(...loop(9), tried).filter(({ detail }) => detail === 'login-loop')).toEqual([])
  })
})

describe('a VMmanager that sleeps', () => {
  const asleep = refusal('asleep', 50_000, 503)

  test('costs a wait and a repeat', () => {
    expect(found(asleep, also('repeat', 50_250, poll(50_200, alice, 'running')), failed)).toEqual([])
  })

  test('and costs a try at once is found', () => {
    const told = traceOf(billmanager, asleep, failed)
    expect(findingsOf(sessionRecovers, told)).toEqual([
      {
        ...basics,
        detail: 'no-wait',
        params: { request: 'GET /vm/v3/task' },
        witness: [told.seqOf('asleep'), told.seqOf('failed')],
      },
    ])
  })

  test('for longer than the platform waits may cost a try', () => {
    expect(found(asleep, refusal('still asleep', 50_200, 503), failed)).toEqual([])
    const later = also('failed', 51_000, operation(alice, 'open', 'failed', { reason: 'unavailable' }))
    expect(found(asleep, later)).toEqual([])
  })

  test('and then refuses the session is another setback', () => {
    expect(found(refusal('asleep', 49_000, 503), over, failed)).toMatchObject([{ detail: 'no-login' }])
  })
})

describe('what is asked for no order', () => {
  const own = (name: string, atMs: number): Change => {
    const { order: _, ...call } = answered(poll(atMs - 20, alice, ''), 401, invalid)
    return also(name, atMs, call)
  }
  const loop = Array.from({ length: 9 }, (_, index) => own(`own ${index}`, 50_000 + 300 * index))

  test('costs no order that anybody can name', () => {
    expect(found(own('own', 50_000), failed)).toEqual([])
  })

  test('may loop as well', () => {
    const told = traceOf(billmanager, ...loop)
    const [finding, ...others] = findingsOf(sessionRecovers, told)
    expect(finding).toMatchObject({
      detail: 'login-loop',
      witness: [told.seqOf('own 0'), told.seqOf('own 5')],
    })
    expect(finding).not.toHaveProperty('order')
    expect(others).toEqual([])
  })

  test('does not loop when a fault ends each session', () => {
    const fault = also('fault', 51_190, { type: 'fault', fault: 'session-expired', where: 'task-list' })
    expect(found(...loop, fault)).toEqual([])
  })
})
