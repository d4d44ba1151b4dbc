import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  type Cast,
  alice,
  answered,
  bob,
  creation,
  exchange,
  hostCall,
  look,
  lost,
  poll,
} from '../trace/fixtures/facts.ts'
import type { ExchangeEvent, TraceEvent } from '../trace/trace-event.ts'
import { judgeTrace } from './judge.ts'
import type { Judgement } from './judgement.ts'
import { beginRecording } from '../recording/recorded-run.ts'

function judged(...exchanges: readonly ExchangeEvent[]): Judgement {
  const events: TraceEvent[] = []
  const source = {
    name: 's',
    salt: 'x',
    platform: 'billmanager',
    target: 'https://vm.test',
    dialect: '2024.03',
  } as const
  const recording = beginRecording(source, (event) => events.push(event))
  for (const { order: _, ...bare } of exchanges) recording.hear({ ...bare, atMs: bare.sentAtMs + 10 })
  recording.end(100_000)
  return judgeTrace(events)
}

function codes(...exchanges: readonly ExchangeEvent[]): readonly string[] {
  const { unproven = [] } = judged(...exchanges)
  return unproven.map(({ code }) => code)
}

const create = creation(10, alice)
const done = poll(50, alice, 'complete')
const asked = (fact: ExchangeEvent, query: string): ExchangeEvent => ({
  ...fact,
  exchange: { ...fact.exchange, request: { ...fact.exchange.request, query } },
})
const list = (sentAtMs: number, query: string, ...items: readonly object[]): ExchangeEvent =>
  asked(exchange(sentAtMs, 'host-list', { answer: { list: items, size: items.length } }), query)
const named = (name: string): string => `where=(name%20EQ%20%27${name}%27)`
const item = ({ host, name }: Cast): object => ({ id: host, name, state: 'active', ip4: [] })

describe('a recording is conclusive', () => {
  it.each([
    ['the task of the creation was read as complete', [create, done]],
    ['the VM was read as active', [create, look(50, alice)]],
    ['what was created was deleted again', [create, hostCall(50, alice, 'delete')]],
    ['the list shows what came of a creation without an answer', [lost(create), list(50, '', item(alice))]],
    ['the list by its name is empty', [lost(create), list(50, named(alice.name))]],
  ])('where %s', (_, exchanges) => {
    expect(codes(...exchanges)).toEqual([])
  })
})

describe('a recording is inconclusive', () => {
  it.each([
    ['nothing was changed', [look(10, alice)], 'nothing-changed'],
    ['a creation got no answer, and nothing is read after it', [lost(create)], 'outcome-unknown'],
    ['a creation was answered by a gateway that gave up', [answered(create, 504, {})], 'outcome-unknown'],
    ['the list is of another name', [lost(create), list(50, named('other'))], 'outcome-unknown'],
    ['only a part of the list was read', [lost(create), list(50, 'limit=1')], 'outcome-unknown'],
    ['the list was read before it', [list(1, '', item(alice)), lost(create)], 'outcome-unknown'],
    ['the deletion got no answer', [create, done, lost(hostCall(60, alice, 'delete'))], 'outcome-unknown'],
    ['nobody looked at what was accepted', [create], 'not-followed'],
    ['its task was still running', [create, poll(50, alice, 'running')], 'not-followed'],
    ['it was still being created', [create, look(50, alice, { state: 'creating' })], 'not-followed'],
  ])('where %s', (_, exchanges, code) => {
    expect(codes(...exchanges)).toEqual([code])
  })

  it('and says so, unless it is conclusive', () => {
    expect([judged(create).verdict, judged(create, done).verdict]).toEqual(['inconclusive', 'passed'])
  })

  it('names the order and the request that was left open', () => {
    expect(judged(lost(create)).unproven).toMatchObject([
      { order: alice.name, params: { request: 'POST /vm/v3/host', machine: alice.name }, witness: [2] },
    ])
  })

  it('of each order that was left open', () => {
    expect(codes(create, creation(20, bob), done)).toEqual(['not-followed'])
  })

  it('never where a rule was broken: what is broken is proven', () => {
    const broken = poll(50, alice, 'finished')
    expect(judged(create, broken)).toMatchObject({ verdict: 'failed', unproven: [{ code: 'not-followed' }] })
  })
})

it('cutting a recording off never makes it more conclusive than it is whole', () => {
  const whole = [create, poll(30, alice, 'running'), done, hostCall(60, alice, 'stop'), look(70, alice)]
  fc.assert(
    fc.property(fc.nat(whole.length - 1), (length) => {
      const isFollowed = length > whole.indexOf(done)
      expect(judged(...whole.slice(0, length)).verdict).toBe(isFollowed ? 'passed' : 'inconclusive')
    }),
  )
})
