import { describe, expect, test } from 'vitest'
import { alice, answered, hostCall, lost, operation } from '../trace/fixtures/facts.ts'
import { goodStories } from '../trace/fixtures/good-stories.ts'
import { also, type Change, traceOf } from '../trace/fixtures/trace-of.ts'
import { activeStaysOn } from './active-stays-on.ts'
import { findingsOf } from './fixtures/findings-of.ts'

const { billmanager } = goodStories
const call = hostCall(85_000, alice, 'stop')
const stopped = also('stopped', 85_100, call)
const found = (...changes: readonly Change[]) => findingsOf(activeStaysOn, traceOf(billmanager, ...changes))
const begun = (name: 'stop' | 'suspend', atMs: number): Change =>
  also(name, atMs, operation(alice, name, 'started'))

describe('the machine of an Active service', () => {
  test('that the platform stops without a job is found', () => {
    const told = traceOf(billmanager, stopped)
    expect(findingsOf(activeStaysOn, told)).toEqual([
      {
        rule: 'active-stays-on',
        party: 'consumer',
        detail: 'stopped',
        order: 'order-1',
        params: { service: 1001, host: 11 },
        witness: [told.seqOf('active'), told.seqOf('stopped')],
      },
    ])
    expect(found(also('stopped', 85_100, lost(call)))).toHaveLength(1)
  })

  test('may be stopped in a job, and not after it', () => {
    const done = also('done', 84_900, operation(alice, 'stop', 'done'))
    expect(found(begun('stop', 84_800), stopped)).toEqual([])
    expect(found(begun('suspend', 84_800), stopped)).toEqual([])
    expect(found(begun('stop', 84_800), done, stopped)).toHaveLength(1)
  })

  test.each([
    ['was refused', answered(call, 409, {})],
    ['starts it', hostCall(85_000, alice, 'start')],
    ['is about another machine', hostCall(85_000, { ...alice, host: 12 }, 'stop')],
  ])('is not stopped by a call that %s', (_, fact) => {
    expect(found(also('stopped', 85_100, fact))).toEqual([])
  })

  test('is not Active yet while it is made', () => {
    expect(found(also('stopped', 76_100, hostCall(76_000, alice, 'stop')))).toEqual([])
  })
})
