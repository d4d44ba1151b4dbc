import { describe, expect, test } from 'vitest'
import { alice, answered, creation, host, look, poll, service } from '../trace/fixtures/facts.ts'
import { goodStories } from '../trace/fixtures/good-stories.ts'
import { also, altered, moved, traceOf, without } from '../trace/fixtures/trace-of.ts'
import { activeAfterOsInstalled } from './active-after-os-installed.ts'
import { findingsOf } from './fixtures/findings-of.ts'

const { billmanager } = goodStories

/** Only what a platform can see is told, as with a real VMmanager. */
const real = without(
  'accepted',
  'disk-ready',
  'address-added',
  'os-installed',
  'task-created',
  'task-running',
  'task-complete',
)

const next = { ...alice, host: 13, task: 103 }
const secondTry = [
  also('second create', 81_000, creation(80_500, next)),
  altered('active', { host: 13 }),
  moved('active', 85_000),
]

describe.each(['billmanager', 'clouden'] as const)('on %s', (platform) => {
  const story = goodStories[platform]

  test('the good story holds', () => {
    expect(findingsOf(activeAfterOsInstalled, traceOf(story))).toEqual([])
  })

  test('a service that is Active before its system is installed is found', () => {
    const told = traceOf(story, moved('active', 74_999))
    expect(findingsOf(activeAfterOsInstalled, told)).toEqual([
      {
        rule: 'active-after-os-installed',
        party: 'consumer',
        detail: 'before-install',
        order: 'order-1',
        params: { service: 1001, host: 11 },
        witness: [told.seqOf('accepted'), told.seqOf('active')],
      },
    ])
  })

  test('virtual networks need no machine', () => {
    const ordered = altered('placed', { product: 'networks' })
    const told = traceOf(story, ordered, without('host-known'), altered('active', { host: undefined }))
    expect(findingsOf(activeAfterOsInstalled, told)).toEqual([])
  })

  test('a service that is Active without any machine is found', () => {
    const told = traceOf(story, without('host-known'), altered('active', { host: undefined }))
    expect(findingsOf(activeAfterOsInstalled, told)).toEqual([
      {
        rule: 'active-after-os-installed',
        party: 'consumer',
        detail: 'no-host',
        order: 'order-1',
        params: { service: 1001 },
        witness: [told.seqOf('active')],
      },
    ])
  })
})

describe('where the simulator tells the truth', () => {
  test('a platform that misreads a task is found', () => {
    const told = traceOf(
      billmanager,
      altered('poll-2', poll(39_980, alice, 'complete')),
      moved('active', 40_100),
    )
    expect(findingsOf(activeAfterOsInstalled, told)).toMatchObject([{ detail: 'before-install' }])
  })

  test('a platform that waited without looking is fine', () => {
    expect(findingsOf(activeAfterOsInstalled, traceOf(billmanager, without('poll-3', 'look')))).toEqual([])
  })

  test('the system of an earlier machine does not count for the next', () => {
    const told = traceOf(billmanager, ...secondTry, also('second accepted', 80_600, host(next, 'accepted')))
    expect(findingsOf(activeAfterOsInstalled, told)).toMatchObject([
      { params: { host: 13 }, witness: [told.seqOf('second accepted'), told.seqOf('active')] },
    ])
  })

  test('each service is judged whenever it becomes Active', () => {
    const early = also('early', 60_000, service(alice, 'active', 11))
    expect(findingsOf(activeAfterOsInstalled, traceOf(billmanager, early))).toHaveLength(1)
  })
})

describe('where no simulator tells anything', () => {
  test('a platform that has read of the end of the installation is believed', () => {
    expect(findingsOf(activeAfterOsInstalled, traceOf(billmanager, real))).toEqual([])
  })

  test('a platform that has not is found', () => {
    const told = traceOf(billmanager, real, without('poll-3', 'look'))
    expect(findingsOf(activeAfterOsInstalled, told)).toMatchObject([
      { detail: 'before-install', params: { service: 1001, host: 11 }, witness: [told.seqOf('active')] },
    ])
  })

  test('a platform that has read it only later is found', () => {
    const told = traceOf(billmanager, real, moved('active', 79_000))
    expect(findingsOf(activeAfterOsInstalled, told)).toHaveLength(1)
  })

  test('what was read of an earlier machine does not count for the next', () => {
    expect(findingsOf(activeAfterOsInstalled, traceOf(billmanager, real, ...secondTry))).toMatchObject([
      { params: { host: 13 } },
    ])
    const seen = also('second seen', 84_000, look(83_000, next))
    expect(findingsOf(activeAfterOsInstalled, traceOf(billmanager, real, ...secondTry, seen))).toEqual([])
  })

  test('a refusal that speaks of completeness is not believed', () => {
    const body = { list: [{ consul_id: 999, status: 'complete' }], error: { code: 1, msg: 'complete' } }
    const told = traceOf(
      billmanager,
      real,
      without('look'),
      altered('poll-3', answered(poll(79_980, alice, ''), 500, body)),
    )
    expect(findingsOf(activeAfterOsInstalled, told)).toHaveLength(1)
  })
})
