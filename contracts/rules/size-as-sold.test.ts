import { describe, expect, test } from 'vitest'
import { alice, exchange, host, service } from '../trace/fixtures/facts.ts'
import { goodStories } from '../trace/fixtures/good-stories.ts'
import { medium, small } from '../trace/fixtures/life-stories.ts'
import { also, altered, type Change, traceOf } from '../trace/fixtures/trace-of.ts'
import { findingsOf } from './fixtures/findings-of.ts'
import { sizeAsSold } from './size-as-sold.ts'

const basics = { rule: 'size-as-sold', order: 'order-1' }
const billed = altered('active', { size: medium })
const real = (size: object): Change => altered('accepted', { size: { ...medium, ...size } })
const story = billed(goodStories.billmanager)
const found = (...changes: readonly Change[]) => findingsOf(sizeAsSold, traceOf(story, ...changes))

describe('a service that becomes Active', () => {
  test.each([
    ['cpuNumber', { cpuNumber: 1 }, 'smaller'],
    ['ramMib', { ramMib: 1024 }, 'smaller'],
    ['diskMib', { diskMib: 40_960 }, 'larger'],
    ['addresses', { addresses: 0 }, 'smaller'],
  ] as const)('with another %s than is paid for is found', (measure, size, detail) => {
    const told = traceOf(story, real(size))
    expect(findingsOf(sizeAsSold, told)).toMatchObject([
      {
        ...basics,
        detail,
        params: { service: 1001, host: 11, measure, billed: medium[measure] },
        witness: [told.seqOf('accepted'), told.seqOf('active')],
      },
    ])
  })

  test('is the doing of VMmanager where what is paid for was asked for', () => {
    const sent = { name: alice.name, cpu_number: 2, ipv4_number: 1 }
    const answer = { id: alice.host, task: alice.task }
    const asked = altered('create', exchange(10_500, 'host-create', { sent, answer, order: 'order-1' }))
    expect(found(asked, real({ cpuNumber: 1 }))).toMatchObject([{ party: 'provider' }])
    expect(found(real({ cpuNumber: 1 }))).toMatchObject([{ party: 'consumer' }])
  })

  test.each<[string, ...Change[]]>([
    ['with what is paid for', real({})],
    ['without its size being told', real(small), altered('active', { size: undefined })],
    [
      'with a machine that nobody tells of',
      () => ({ ...story, accepted: { atMs: 10_600, fact: host(alice, 'accepted') } }),
    ],
    [
      'with an address that a fault makes late',
      real({ addresses: 0 }),
      also('late', 16_000, { type: 'fault', fault: 'address-late', where: 'bill1001' }),
    ],
  ])('%s is fine', (_, ...changes) => {
    expect(found(...changes)).toEqual([])
  })

  test('is judged once: what comes later is a change', () => {
    const later = also('later', 86_000, host(alice, 'changed', small))
    expect(found(real({}), later, also('again', 87_000, service(alice, 'active', 11)))).toEqual([])
  })
})
