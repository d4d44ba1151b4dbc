import { describe, expect, test } from 'vitest'
import { alice, lost, creation, order as orderFact } from '../../contracts/trace/fixtures/facts.ts'
import { altered, without } from '../../contracts/trace/fixtures/trace-of.ts'
import { brokenRun, type ToldRuns, toldRun } from '../fixtures/told-runs.ts'
import { type ToldRun, runSpans } from './run-spans.ts'

function told({ results, context }: ToldRuns): ToldRun {
  const [run] = results
  if (run === undefined) throw new Error('nothing was told')
  return { run, id: 'a run', events: context.events?.get(run) ?? [], language: 'en' }
}

function spans(run: ToldRun): readonly Readonly<Record<string, unknown>>[] {
  return runSpans(run) as readonly Readonly<Record<string, unknown>>[]
}

function names(run: ToldRun): readonly unknown[] {
  return spans(run).map(({ name }) => name)
}

describe('the spans of a run', () => {
  test('are of the run, then of each order: itself, its phases, its exchanges', () => {
    expect(names(told(toldRun('clouden')))).toEqual([
      'run single-order',
      'POST /auth/v4/public/token',
      'order',
      'queue',
      'accept',
      'create',
      'install',
      'network',
      'notice',
      'activate',
      'GET /vm/v3/account',
      'POST /vm/v3/account',
      'POST /vm/v3/host',
      'GET /vm/v3/task',
      'GET /vm/v3/task',
      'GET /vm/v3/task',
    ])
  })

  test('are none without the beginning of a trace', () => {
    const run = told(toldRun('billmanager'))
    expect(runSpans({ ...run, events: [] })).toEqual([])
    expect(runSpans({ ...run, events: run.events.slice(1) })).toEqual([])
  })

  test('leave out phases whose ends nobody told of', () => {
    const unseen = told(toldRun('billmanager', without('disk-ready')))
    expect(names(unseen)).not.toContain('create')
    expect(names(unseen)).toContain('queue')
  })

  test('mark an exchange that was never answered', () => {
    const story = toldRun('billmanager', altered('create', lost(creation(10_500, alice), 'timeout')))
    const create = spans(told(story)).find(({ name }) => name === 'POST /vm/v3/host')
    expect(create?.['status']).toEqual({ code: 2, message: 'timeout' })
  })

  test('give an exchange for an order that nobody placed to the run', () => {
    const run = told(toldRun('billmanager', without('placed')))
    const traces = new Set(spans(run).map(({ traceId }) => traceId))
    expect(traces.size).toBe(1)
    expect(names(run)).toContain('POST /vm/v3/host')
  })

  test('tell how an order ended, and why', () => {
    const refused = altered('active', orderFact(alice, 'refused', 'quota-exceeded'))
    const order = spans(told(toldRun('billmanager', refused))).find(({ name }) => name === 'order')
    const attributes = order?.['attributes']
    expect(attributes).toContainEqual({ key: 'vmharness.outcome', value: { stringValue: 'refused' } })
    expect(attributes).toContainEqual({ key: 'vmharness.reason', value: { stringValue: 'quota-exceeded' } })
    expect(attributes).toContainEqual({ key: 'vmharness.client', value: { stringValue: 'alice' } })
  })

  test('tell what was found in the language of the report', () => {
    const order = spans({ ...told(brokenRun()), language: 'ru' }).find(({ name }) => name === 'order')
    expect(order?.['status']).toMatchObject({ message: expect.stringContaining('стала активной') })
  })

  test('are named by the run: another has other ids throughout', () => {
    const run = told(toldRun('billmanager'))
    const idsOf = (id: string): readonly unknown[] => spans({ ...run, id }).map(({ spanId }) => spanId)
    expect(new Set([...idsOf('one'), ...idsOf('other')]).size).toBe(2 * idsOf('one').length)
  })
})
