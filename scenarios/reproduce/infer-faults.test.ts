import { describe, expect, it } from 'vitest'
import { contractFor } from '../../contracts/vmmanager/contract.ts'
import { alice, answered, creation, exchange, lost, poll } from '../../contracts/trace/fixtures/facts.ts'
import { type Story, traceOf } from '../../contracts/trace/fixtures/trace-of.ts'
import type { ExchangeEvent, TraceFact } from '../../contracts/trace/trace-event.ts'
import type { Fault } from '../../simulators/faults/fault.ts'
import { inferFaults } from './infer-faults.ts'

const contract = contractFor('2024.03')

/** Facts 100 ms apart; an exchange takes as long as it says, else 10 ms. */
function inferred(...facts: readonly (TraceFact & { readonly tookMs?: number })[]): readonly Fault[] {
  const story: Story = Object.fromEntries(
    facts.map(({ tookMs = 10, ...fact }, index) => {
      const atMs = (index + 1) * 100
      const placed = fact.type === 'exchange' ? { ...fact, sentAtMs: atMs } : fact
      return [String(index), { atMs: fact.type === 'exchange' ? atMs + tookMs : atMs, fact: placed }]
    }),
  )
  return inferFaults(traceOf(story).events, contract)
}

const read = exchange(0, 'os-list')
const error = (code: number): object => ({ error: { code, msg: '', value: {} } })

describe('faults that answers show', () => {
  it.each<[string, ExchangeEvent & { readonly tookMs?: number }, Fault]>([
    ['no answer', lost(read), { fault: 'reply-lost', operation: 'os-list', times: 1 }],
    ['503', answered(read, 503, error(1)), { fault: 'asleep', operation: 'os-list', times: 1 }],
    ['500', answered(read, 500, error(1)), { fault: 'server-error', operation: 'os-list', times: 1 }],
    [
      'a page with 502',
      answered(read, 502, '<html>'),
      { fault: 'server-error', operation: 'os-list', status: 502, times: 1 },
    ],
    ['429', answered(read, 429, ''), { fault: 'rate-limited', operation: 'os-list', times: 1 }],
    ['403', answered(read, 403, error(1)), { fault: 'forbidden', operation: 'os-list', times: 1 }],
    ['401', answered(read, 401, error(1000)), { fault: 'session-expired', operation: 'os-list', times: 1 }],
    [
      'a page in place of an answer',
      answered(read, 200, '<html>'),
      { fault: 'reply-garbage', operation: 'os-list', times: 1 },
    ],
    [
      'half an answer',
      answered(read, 200, '{"list":['),
      { fault: 'reply-truncated', operation: 'os-list', times: 1 },
    ],
    ['no body', answered(read, 200, undefined), { fault: 'reply-empty', operation: 'os-list', times: 1 }],
    [
      'a late answer',
      { ...read, tookMs: 30_500 },
      { fault: 'reply-late', operation: 'os-list', delay: '31s', times: 1 },
    ],
    [
      'no free address',
      answered(creation(0, alice), 400, error(3082)),
      { fault: 'pool-exhausted', operation: 'host-create', times: 1 },
    ],
    [
      'a failed task',
      poll(0, alice, 'failed'),
      { fault: 'task-fails', task: 'host_create', stage: 'os-install', times: 1 },
    ],
  ])('%s', (_, shown, fault) => {
    expect(inferred(shown)).toEqual([fault])
  })

  it('are none where all went well', () => {
    expect(inferred(read, creation(0, alice), poll(0, alice, 'complete'))).toEqual([])
  })

  it('come after as many occasions as went well, and as often as they came', () => {
    const broken = answered(read, 503, error(1))
    expect(inferred(read, read, broken, broken)).toEqual([
      { fault: 'asleep', operation: 'os-list', skip: 2, times: 2 },
    ])
  })

  it('tell of one failed task once, however often it is looked at', () => {
    expect(inferred(poll(0, alice, 'failed'), poll(0, alice, 'failed'))).toHaveLength(1)
  })
})

describe('faults that a trace tells of', () => {
  const told = (fault: string, where: string): TraceFact => ({ type: 'fault', fault, where })

  it('are taken in place of those that answers show', () => {
    expect(inferred(answered(read, 503, error(1)), told('task-fails', 'stop'))).toEqual([
      { fault: 'task-fails', stage: 'stop', times: 1 },
    ])
  })

  it('strike where they struck', () => {
    expect(inferred(read, creation(0, alice), told('reply-lost', 'os-list'))[0]).toMatchObject({
      fault: 'reply-lost',
      operation: 'os-list',
      skip: 1,
    })
  })

  it('count the stages that went well before', () => {
    const begun: TraceFact = { type: 'task', task: 1, name: 'host_create', status: 'running', stage: 'disk' }
    expect(inferred(begun, begun, told('task-fails', 'disk'))).toEqual([
      { fault: 'task-fails', stage: 'disk', skip: 1, times: 1 },
    ])
  })

  it('have what they need besides, as it is usually armed', () => {
    expect(inferred(told('task-slow', 'disk'))).toEqual([
      { fault: 'task-slow', stage: 'disk', delay: '10m', times: 1 },
    ])
    expect(inferred(read, told('sessions-expire', 'session'))).toEqual([
      { fault: 'sessions-expire', after: '200ms' },
    ])
  })
})
