import { describe, expect, test } from 'vitest'
import { alice, answered, host, hostCall, lost, operation, service } from '../trace/fixtures/facts.ts'
import { goodStories } from '../trace/fixtures/good-stories.ts'
import { closedStories, lifeStories } from '../trace/fixtures/life-stories.ts'
import {
  also,
  altered,
  type Change,
  moved,
  type Story,
  traceOf,
  without,
} from '../trace/fixtures/trace-of.ts'
import { findingsOf } from './fixtures/findings-of.ts'
import { suspendedIsOff } from './suspended-is-off.ts'

const basics = { rule: 'suspended-is-off', order: 'order-1', params: { service: 1001, host: 11 } }
const started = also('started', 150_000, host(alice, 'started'))
const asked = also('asked', 149_100, hostCall(149_000, alice, 'start'))
const stopTaskEarly = also('early', 101_000, { type: 'fault', fault: 'task-early', where: 'host_stop' })

describe.each(['billmanager', 'clouden'] as const)('on %s', (platform) => {
  const story = lifeStories[platform]
  const found = (...changes: readonly Change[]) => findingsOf(suspendedIsOff, traceOf(story, ...changes))

  test('the good stories hold', () => {
    expect(found()).toEqual([])
    expect(findingsOf(suspendedIsOff, traceOf(closedStories[platform]))).toEqual([])
  })

  test('a machine that was never stopped is found when the suspension ends', () => {
    const told = traceOf(story, without('suspend-change'))
    expect(findingsOf(suspendedIsOff, told)).toEqual([
      {
        ...basics,
        party: 'consumer',
        detail: 'not-stopped',
        witness: [told.seqOf('os-installed'), told.seqOf('suspended')],
      },
    ])
  })

  test('a machine that is stopped somewhat later is fine', () => {
    expect(found(moved('suspend-change', 130_000))).toEqual([])
  })

  test('a machine that the platform itself starts is found', () => {
    const told = traceOf(story, asked, started)
    expect(findingsOf(suspendedIsOff, told)).toEqual([
      {
        ...basics,
        party: 'consumer',
        detail: 'started-by-platform',
        witness: [told.seqOf('suspended'), told.seqOf('asked'), told.seqOf('started')],
      },
    ])
  })

  test('a machine that somebody outside starts is a note', () => {
    const told = traceOf(story, started)
    expect(findingsOf(suspendedIsOff, told)).toEqual([
      {
        ...basics,
        party: 'integration',
        detail: 'started-outside',
        severity: 'note',
        witness: [told.seqOf('suspended'), told.seqOf('started')],
      },
    ])
  })
})

describe('a machine that is stopped for a suspension and started before that is told', () => {
  const early = also('early start', 105_000, host(alice, 'started'))
  const told = (...changes: readonly Change[]) => traceOf(lifeStories.billmanager, early, ...changes)
  const asked = (sentAtMs: number, atMs: number): Change =>
    also('start asked', atMs, hostCall(sentAtMs, alice, 'start'))

  test('is a note that somebody outside started it', () => {
    const trace = told()
    expect(findingsOf(suspendedIsOff, trace)).toEqual([
      {
        ...basics,
        party: 'integration',
        detail: 'started-outside',
        severity: 'note',
        witness: [trace.seqOf('early start'), trace.seqOf('suspended')],
      },
    ])
  })

  test.each([104_900, 108_000, 130_000])(
    'is the doing of the platform that asked for it, answered at %d',
    (atMs) => {
      expect(findingsOf(suspendedIsOff, told(asked(104_000, atMs)))).toMatchObject([
        { detail: 'started-by-platform', party: 'consumer' },
      ])
    },
  )

  test('was never stopped for it where it was stopped before the suspension began', () => {
    const trace = told(moved('suspend-change', 95_000), moved('early start', 96_000))
    expect(findingsOf(suspendedIsOff, trace)).toMatchObject([{ detail: 'not-stopped' }])
  })
})

const { billmanager } = lifeStories

/** The service stays suspended to the end. */
function suspended(story: Story): Story {
  return Object.fromEntries(
    Object.entries(story).filter(([name, { atMs }]) => name === 'end' || atMs < 200_000),
  )
}

function found(...changes: readonly Change[]) {
  return findingsOf(suspendedIsOff, traceOf(billmanager, ...changes))
}

describe('a machine that was never stopped', () => {
  test('is found at the end', () => {
    expect(found(suspended)).toEqual([])
    expect(found(suspended, without('suspend-change'))).toMatchObject([{ detail: 'not-stopped' }])
  })

  test('is told once, though its status is told again', () => {
    const again = also('again', 115_000, service(alice, 'suspended'))
    expect(found(suspended, without('suspend-change'), again)).toHaveLength(1)
  })

  test('is excused when VMmanager told the end of the stop too early', () => {
    expect(found(stopTaskEarly, without('suspend-change'))).toEqual([])
    expect(found(stopTaskEarly, without('suspend-change'), suspended)).toEqual([])
  })

  test('is found where VMmanager told the end of another stop too early', () => {
    expect(found(stopTaskEarly, moved('early', 90_000), without('suspend-change'))).toHaveLength(1)
  })

  test('is none when it is gone', () => {
    expect(
      found(suspended, without('suspend-change'), also('gone', 150_000, host(alice, 'deleted'))),
    ).toEqual([])
  })

  test('is none that no simulator tells of', () => {
    expect(found(suspended, without('accepted', 'suspend-change'))).toEqual([])
  })
})

describe('who started it', () => {
  test.each(['start', 'restart'])('is the platform by %s, also when its answer comes later', (act) => {
    const late = also('asked', 160_000, hostCall(149_000, alice, act))
    expect(found(started, late)).toMatchObject([{ detail: 'started-by-platform' }])
  })

  test('is the platform when its call brought no answer', () => {
    expect(found(started, also('asked', 149_100, lost(hostCall(149_000, alice, 'start'))))).toMatchObject([
      { detail: 'started-by-platform' },
    ])
  })

  test('is the platform that reinstalls', () => {
    const reinstalled = also('started', 150_000, host(alice, 'reinstalled'))
    expect(found(reinstalled, also('asked', 149_100, hostCall(149_000, alice, 'reinstall')))).toMatchObject([
      { detail: 'started-by-platform' },
    ])
  })

  test.each([
    ['was refused', answered(hostCall(149_000, alice, 'start'), 409, {})],
    ['was for another machine', hostCall(149_000, { ...alice, host: 12 }, 'start')],
    ['was to stop', hostCall(149_000, alice, 'stop')],
  ])('is somebody outside when the call of the platform %s', (_, call) => {
    expect(found(started, also('asked', 149_100, call))).toMatchObject([{ detail: 'started-outside' }])
  })

  test('is somebody outside when an earlier call has had its start', () => {
    const before = [
      also('asked', 90_100, hostCall(90_000, alice, 'restart')),
      also('up', 91_000, host(alice, 'started')),
    ]
    expect(found(...before, started)).toMatchObject([{ detail: 'started-outside' }])
  })

  test('is told for each start', () => {
    const second = also('second', 170_000, host(alice, 'started'))
    expect(found(started, second)).toHaveLength(2)
  })
})

describe('a machine may run', () => {
  test('while the service is not suspended', () => {
    expect(
      findingsOf(suspendedIsOff, traceOf(goodStories.clouden, also('up', 85_000, host(alice, 'started')))),
    ).toEqual([])
  })

  test('while a resumption is under way, is tried again or is handed to a person', () => {
    const again = altered('resume-done', { outcome: 'failed', reason: 'timeout' })
    expect(found(again, without('resumed'), also('up', 230_000, host(alice, 'started')))).toEqual([])
    const manual = altered('resume-done', { outcome: 'manual', reason: 'timeout' })
    expect(found(manual, without('resumed'), also('up', 230_000, host(alice, 'started')))).toEqual([])
  })

  test('but not after a resumption that was refused', () => {
    const refused = altered('resume-done', { outcome: 'refused', reason: 'not-paid' })
    const up = also('up', 230_000, host(alice, 'started'))
    expect(found(refused, without('resumed', 'resume-call', 'resume-change'), up)).toMatchObject([
      { detail: 'started-outside' },
    ])
  })

  test('when it is not the one of the service', () => {
    const other = { ...alice, host: 13 }
    expect(
      found(also('other', 20_000, host(other, 'accepted')), also('up', 150_000, host(other, 'started'))),
    ).toEqual([])
  })

  test('after a resumption by the platform of which the answer is late', () => {
    expect(
      found(moved('resume-call', 240_000), also('resume', 199_000, operation(alice, 'resume', 'started'))),
    ).toEqual([])
  })
})
