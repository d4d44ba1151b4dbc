import { describe, expect, test } from 'vitest'
import { alice, answered, host, hostCall, lost, operation } from '../trace/fixtures/facts.ts'
import { closedStories, lifeStories } from '../trace/fixtures/life-stories.ts'
import { also, altered, type Change, moved, traceOf, without } from '../trace/fixtures/trace-of.ts'
import { findingsOf } from './fixtures/findings-of.ts'
import { noSilentReinstall } from './no-silent-reinstall.ts'

const basics = { rule: 'no-silent-reinstall', party: 'consumer', order: 'order-1' }
/** A second change after the client's reinstallation, and a call in it. */
const changing = also('changing', 450_000, operation(alice, 'change', 'started'))
const changed = also('changed', 470_000, operation(alice, 'change', 'done'))
const call = also('call', 460_000, hostCall(459_900, alice, 'reinstall'))
const during = [changing, call, changed]
const noOwn = without('reinstall-started', 'reinstall-call', 'reinstall-change', 'reinstall-done')
const outside = also('outside', 420_000, host(alice, 'reinstalled'))

describe.each(['billmanager', 'clouden'] as const)('on %s', (platform) => {
  const story = lifeStories[platform]
  const found = (...changes: readonly Change[]) => findingsOf(noSilentReinstall, traceOf(story, ...changes))

  test('the good stories hold', () => {
    expect(found()).toEqual([])
    expect(found(changing, changed)).toEqual([])
    expect(findingsOf(noSilentReinstall, traceOf(closedStories[platform]))).toEqual([])
  })

  test('a change that reinstalls what the client has reinstalled at the platform is found', () => {
    const told = traceOf(story, ...during)
    expect(findingsOf(noSilentReinstall, told)).toEqual([
      {
        ...basics,
        detail: 'over-client',
        params: { host: 11, name: 'change' },
        witness: [told.seqOf('reinstall-done'), told.seqOf('changing'), told.seqOf('call')],
      },
    ])
  })

  test('a change that reinstalls what the client has reinstalled in VMmanager is found', () => {
    const told = traceOf(story, noOwn, outside, ...during)
    expect(findingsOf(noSilentReinstall, told)).toMatchObject([
      { detail: 'over-client', witness: [told.seqOf('outside'), told.seqOf('changing'), told.seqOf('call')] },
    ])
  })

  test.each(['add-address', 'remove-address'] as const)(
    'an operation %s that reinstalls is found',
    (name) => {
      const told = traceOf(story, noOwn, also('begun', 450_000, operation(alice, name, 'started')), call)
      expect(findingsOf(noSilentReinstall, told)).toEqual([
        {
          ...basics,
          detail: 'not-asked',
          params: { host: 11, name },
          witness: [told.seqOf('begun'), told.seqOf('call')],
        },
      ])
    },
  )
})

function found(...changes: readonly Change[]) {
  return findingsOf(noSilentReinstall, traceOf(lifeStories.billmanager, ...changes))
}

describe('a reinstallation is found', () => {
  test('when its call brought no answer', () => {
    expect(found(changing, also('call', 460_000, lost(hostCall(459_900, alice, 'reinstall'))))).toHaveLength(
      1,
    )
  })

  test('once, however often its call is repeated', () => {
    expect(found(...during, also('repeat', 461_000, hostCall(460_900, alice, 'reinstall')))).toHaveLength(1)
  })

  test('between two tries of the change', () => {
    const failed = also('failed', 455_000, operation(alice, 'change', 'failed', { reason: 'timeout' }))
    expect(found(changing, failed, call)).toHaveLength(1)
  })
})

describe('a reinstallation is fine', () => {
  test('in a change of tariff while the system is the one that was sold', () => {
    expect(found(noOwn, ...during)).toEqual([])
  })

  test('in a second change of tariff after the first has reinstalled', () => {
    const first = [
      also('first call', 305_000, hostCall(304_900, alice, 'reinstall')),
      also('first system', 308_000, host(alice, 'reinstalled')),
    ]
    expect(found(noOwn, ...first, ...during)).toEqual([])
    expect(found(noOwn, ...first, moved('first system', 330_000), ...during)).toEqual([])
  })

  test('when it is refused', () => {
    expect(
      found(changing, also('call', 460_000, answered(hostCall(459_900, alice, 'reinstall'), 409, {}))),
    ).toEqual([])
  })

  test('when the client asks for it while the change is under way', () => {
    const asks = also('asks', 455_000, operation(alice, 'reinstall', 'started'))
    expect(found(...during, asks)).toEqual([])
  })

  test('outside of a change', () => {
    expect(found(call)).toEqual([])
    expect(found(changing, changed, moved('changed', 455_000), call)).toEqual([])
  })

  test('of the machine of another order', () => {
    expect(
      found(changing, also('call', 460_000, hostCall(459_900, { ...alice, order: 'order-2' }, 'reinstall'))),
    ).toEqual([])
  })

  test('after one of the client that was not done', () => {
    const refused = altered('reinstall-done', { outcome: 'refused', reason: 'os-not-available' })
    expect(found(refused, ...during)).toEqual([])
  })

  test('after another change of the machine from outside', () => {
    expect(found(noOwn, also('outside', 420_000, host(alice, 'changed')), ...during)).toEqual([])
  })
})
