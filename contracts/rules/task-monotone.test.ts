import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { alice, answered, lost, poll, task } from '../trace/fixtures/facts.ts'
import { goodStories } from '../trace/fixtures/good-stories.ts'
import { closedStories, lifeStories } from '../trace/fixtures/life-stories.ts'
import type { TaskEvent } from '../trace/trace-event.ts'
import { also, altered, type Change, traceOf, without } from '../trace/fixtures/trace-of.ts'
import { findingsOf } from './fixtures/findings-of.ts'
import { taskMonotone } from './task-monotone.ts'

const { billmanager, clouden } = goodStories
const basics = { rule: 'task-monotone', party: 'provider' }

function found(...changes: readonly Change[]) {
  return findingsOf(taskMonotone, traceOf(billmanager, ...changes))
}

test('the good stories hold', () => {
  for (const stories of [goodStories, lifeStories, closedStories]) {
    expect(findingsOf(taskMonotone, traceOf(stories.billmanager))).toEqual([])
    expect(findingsOf(taskMonotone, traceOf(stories.clouden))).toEqual([])
  }
})

describe('a task that goes back', () => {
  test.each<[TaskEvent['status'], TaskEvent['status']]>([
    ['complete', 'running'],
    ['complete', 'created'],
    ['complete', 'failed'],
    ['failed', 'complete'],
    ['aborted', 'running'],
    ['running', 'created'],
  ])('from %s to %s is found', (from, to) => {
    const told = traceOf(
      clouden,
      altered('task-complete', { status: from }),
      also('back', 76_000, task(alice, to)),
      also('end of it', 77_000, task(alice, 'complete')),
    )
    expect(findingsOf(taskMonotone, told)[0]).toEqual({
      ...basics,
      detail: 'backward',
      params: { task: 101, name: 'host_create', from, to },
      witness: [told.seqOf('task-complete'), told.seqOf('back')],
    })
  })

  test('is none when it stays, or when it is another', () => {
    expect(found(also('again', 76_000, task(alice, 'complete')))).toEqual([])
    expect(found(also('other', 76_000, task({ ...alice, task: 109 }, 'running')))).toEqual([])
    expect(found(also('other', 76_000, task(alice, 'running', 'host_delete')))).toEqual([])
  })
})

describe('a list that shows a task going back', () => {
  const later = (status: string): Change => also('later', 82_000, poll(81_900, alice, status))

  test.each([
    ['complete', 'running'],
    ['complete', 'created'],
    ['complete', 'failed'],
    ['fail', 'complete'],
  ])('from %s to %s is found', (from, to) => {
    const told = traceOf(clouden, altered('poll-3', poll(79_980, alice, from)), later(to))
    expect(findingsOf(taskMonotone, told)).toEqual([
      {
        ...basics,
        detail: 'shown-backward',
        params: { task: 101, name: 'host_create', from: from === 'fail' ? 'failed' : from, to },
        witness: [told.seqOf('poll-3'), told.seqOf('later')],
      },
    ])
  })

  test.each([
    ['the same word in another spelling', 'fail', 'failed'],
    ['a word that the contract does not know', 'complete', 'working'],
  ])('is none for %s', (_, from, to) => {
    expect(found(altered('poll-3', poll(79_980, alice, from)), later(to))).toEqual([])
  })

  test('is none when it was asked for before the other was answered', () => {
    expect(found(also('overtaken', 80_100, poll(79_990, alice, 'running')))).toEqual([])
    expect(found(also('asked after', 80_100, poll(80_000, alice, 'running')))).toHaveLength(1)
  })

  test('is none when a fault may have spoilt it', () => {
    const fault = (fault: string, where: string) => also('fault', 81_950, { type: 'fault', fault, where })
    expect(found(fault('reply-stale', 'task-list'), later('running'))).toEqual([])
    expect(found(fault('reply-stale', 'host-list'), later('running'))).toHaveLength(1)
  })

  test('is none without an answer, or with one that holds no tasks', () => {
    expect(found(also('later', 82_000, lost(poll(81_900, alice, 'running'))))).toEqual([])
    expect(found(also('later', 82_000, answered(poll(81_900, alice, ''), 200, '<html>')))).toEqual([])
    expect(
      found(
        also('later', 82_000, answered(poll(81_900, alice, ''), 200, { list: [{ status: 'running' }, 7] })),
      ),
    ).toEqual([])
  })

  test('is compared with what came after the spoilt one', () => {
    const told = traceOf(
      billmanager,
      also('more', 82_000, poll(81_900, alice, 'complete')),
      also('last', 84_000, poll(83_900, alice, 'running')),
    )
    expect(findingsOf(taskMonotone, told)).toMatchObject([
      { witness: [told.seqOf('more'), told.seqOf('last')] },
    ])
  })
})

describe('a task that the platform followed', () => {
  test('and that does not end is found', () => {
    const told = traceOf(billmanager, without('task-complete'))
    expect(findingsOf(taskMonotone, told)).toEqual([
      {
        ...basics,
        detail: 'unfinished',
        params: { task: 101, name: 'host_create' },
        witness: [told.seqOf('task-running'), told.seqOf('poll-3')],
      },
    ])
  })

  test.each(['task-hangs', 'task-lost', 'task-slow'])('and that a fault %s holds is excused', (fault) => {
    expect(
      found(without('task-complete'), also('fault', 20_000, { type: 'fault', fault, where: 'os-install' })),
    ).toEqual([])
  })

  test('and that another fault struck is not excused', () => {
    const fault = also('fault', 20_000, { type: 'fault', fault: 'task-late', where: 'host_create' })
    expect(found(without('task-complete'), fault)).toHaveLength(1)
  })

  test('is known by no simulator: then only lists tell', () => {
    expect(found(without('task-created', 'task-running', 'task-complete', 'poll-3'))).toEqual([])
  })
})

test('a task that nobody looks at may go on', () => {
  expect(found(also('other', 20_000, task({ ...alice, task: 109 }, 'running', 'host_stop')))).toEqual([])
})

test('whatever a task tells, each step back is found', () => {
  const ranks = { created: 0, running: 1, complete: 2 }
  const statuses = fc.array(fc.constantFrom('created', 'running', 'complete'), { maxLength: 8 })
  fc.assert(
    fc.property(statuses, (walk) => {
      const steps = walk.map((status, index) =>
        also(`step ${index}`, 1000 + index, task({ ...alice, task: 7 }, status)),
      )
      const back = walk.filter((status, index) => ranks[status] < ranks[walk[index - 1] ?? 'created'])
      expect(found(...steps).filter(({ detail }) => detail === 'backward')).toHaveLength(back.length)
    }),
  )
})
