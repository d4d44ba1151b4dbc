import { describe, expect, test } from 'vitest'
import { alice, answered, exchange, hostCall, look, poll } from '../trace/fixtures/facts.ts'
import { goodStories } from '../trace/fixtures/good-stories.ts'
import { also, altered, type Change, moved, traceOf, without } from '../trace/fixtures/trace-of.ts'
import { changeTakesEffect } from './change-takes-effect.ts'
import { findingsOf } from './fixtures/findings-of.ts'

const basics = { rule: 'change-takes-effect', party: 'provider', order: 'order-1' }
const task = { ...alice, task: 300 }
const asked = also('asked', 100_100, hostCall(100_000, task, 'resource', { cpu_number: 4, ram_mib: 2048 }))
const complete = also('complete', 110_000, poll(109_900, task, 'complete', 'host_change_params'))
const list = (name: string, sentAtMs: number, shown: object): Change =>
  also(
    name,
    sentAtMs + 100,
    answered(look(sentAtMs, alice), 200, { list: [{ id: 11, name: alice.name, ...shown }] }),
  )
const before = { cpu_number: 1, ram_mib: 2048, disk: { id: 9, disk_mib: 10_240 } }
const after = { ...before, cpu_number: 4 }
const story = altered(
  'end',
  {},
)({ ...goodStories.clouden, end: { atMs: 900_000, fact: { type: 'end', outcome: 'completed' } } })
const found = (...changes: readonly Change[]) => findingsOf(changeTakesEffect, traceOf(story, ...changes))

describe('a change that is accepted and complete', () => {
  test('and is not there in the next list is found, once', () => {
    const told = traceOf(
      story,
      asked,
      complete,
      list('list', 120_000, before),
      list('again', 130_000, before),
    )
    expect(findingsOf(changeTakesEffect, told)).toEqual([
      {
        ...basics,
        detail: 'not-applied',
        params: { host: 11, measure: 'cpu_number', wanted: 4, shown: 1 },
        witness: [told.seqOf('asked'), told.seqOf('complete'), told.seqOf('list')],
      },
    ])
  })

  test('and is there in the next list is fine', () => {
    expect(found(asked, complete, list('list', 120_000, after))).toEqual([])
  })

  test.each<[string, ...Change[]]>([
    ['the list was asked for before the end was shown', moved('complete', 120_050)],
    ['its end was never shown', without('complete')],
    ['it was refused', altered('asked', answered(hostCall(100_000, task, 'resource'), 409, {}))],
    [
      'it waits for a stop',
      altered('asked', answered(hostCall(100_000, task, 'resource', { cpu_number: 4 }), 200, { id: 11 })),
    ],
    [
      'another came after it',
      also('next', 111_000, hostCall(110_900, { ...alice, task: 301 }, 'resource', { cpu_number: 1 })),
    ],
    [
      'a fault spoilt the list',
      also('stale', 120_050, { type: 'fault', fault: 'reply-stale', where: 'host-list' }),
    ],
    [
      'a fault told the end too early',
      also('early', 105_000, { type: 'fault', fault: 'task-early', where: 'x' }),
    ],
  ])('is not judged where %s', (_, ...changes) => {
    expect(found(asked, complete, list('list', 120_000, before), ...changes)).toEqual([])
  })

  test('of a disk is known by the machine that has it', () => {
    const known = list('known', 95_000, before)
    const call = hostCall(100_000, task, 'resource', { size_mib: 20_480 })
    const request = { ...call.exchange.request, path: '/vm/v3/disk/9' }
    const grown = also('grown', 100_100, { ...call, exchange: { ...call.exchange, request } })
    expect(found(known, grown, complete, list('list', 120_000, before))).toMatchObject([
      { params: { measure: 'disk_mib', wanted: 20_480, shown: 10_240 } },
    ])
    const larger = { ...before, disk: { id: 9, disk_mib: 20_480 } }
    expect(found(known, grown, complete, list('list', 120_000, larger))).toEqual([])
  })

  test('that deletes leaves nothing to be listed', () => {
    const deleted = also('deleted', 100_100, hostCall(100_000, task, 'delete'))
    const shown = list('list', 120_000, before)
    expect(found(deleted, complete, shown)).toMatchObject([
      { ...basics, detail: 'still-there', params: { host: 11 } },
    ])
    expect(
      found(
        deleted,
        complete,
        also('none', 120_100, exchange(120_000, 'host-list', { answer: { list: [] } })),
      ),
    ).toEqual([])
  })

  const run = { ...before, os: { id: 1, name: 'Debian' }, state: 'active', ip4: [{ ip: '198.18.0.1' }] }
  const known = list('known', 95_000, run)
  const call = (act: string, body: object): Change =>
    also('asked', 100_100, hostCall(100_000, task, act, body))

  test.each<[string, object, object, object]>([
    ['reinstall', { os: 2 }, { os: { id: 2 } }, { measure: 'os', wanted: 2, shown: 1 }],
    ['stop', {}, { state: 'stopped' }, { measure: 'state', wanted: 'stopped', shown: 'active' }],
    [
      'ip',
      { ipv4_number: 1 },
      { ip4: [{ ip: '198.18.0.1' }, { ip: '198.18.0.2' }] },
      { measure: 'addresses', wanted: 2, shown: 1 },
    ],
  ])('of another kind is held against the list, too: %s', (act, body, done, params) => {
    expect(found(known, call(act, body), complete, list('list', 120_000, run))).toMatchObject([{ params }])
    expect(found(known, call(act, body), complete, list('list', 120_000, { ...run, ...done }))).toEqual([])
  })

  test('that stops a machine holds until something may start it', () => {
    const off = list('off', 120_000, { ...run, state: 'stopped' })
    const on = list('on', 140_000, run)
    const sized = also(
      'sized',
      130_100,
      hostCall(130_000, { ...alice, task: 301 }, 'resource', { cpu_number: 1 }),
    )
    const started = also('started', 130_100, hostCall(130_000, { ...alice, task: 301 }, 'start', {}))
    const outside = also('outside', 130_000, {
      type: 'outside',
      intent: 1,
      order: alice.order,
      host: 11,
      does: 'start',
      outcome: 'done',
    })
    expect(found(call('stop', {}), complete, off, sized, on)).toMatchObject([
      { params: { measure: 'state', wanted: 'stopped', shown: 'active' } },
    ])
    expect(found(call('stop', {}), complete, off, started, on)).toEqual([])
    expect(found(call('stop', {}), complete, off, outside, on)).toEqual([])
  })

  test.each(['address-late', 'request-doubled'])('of addresses is not judged after %s', (fault) => {
    const struck = also('struck', 100_050, { type: 'fault', fault, where: 'host-ip' })
    const late = also('late', 105_000, { type: 'fault', fault, where: 'host-ip' })
    const asks = call('ip', { ipv4_number: 1 })
    expect(found(known, asks, late, complete, list('list', 120_000, run))).toEqual([])
    expect(found(known, struck, asks, complete, list('list', 120_000, run))).toEqual([])
  })

  test('is found in a recording alike', () => {
    expect(
      found(altered('run', { sight: 'wire' }), asked, complete, list('list', 120_000, before)),
    ).toHaveLength(1)
  })
})
