import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { HarnessError } from '../failures/harness-error.ts'
import { alice, bob, creation, host, order, poll, sessionToken } from '../trace/fixtures/facts.ts'
import { goodStories, runOf } from '../trace/fixtures/good-stories.ts'
import {
  also,
  altered,
  type Change,
  moved,
  type Story,
  traceOf,
  without,
} from '../trace/fixtures/trace-of.ts'
import type { TraceEvent } from '../trace/trace-event.ts'
import { judgeRun, judgeTrace } from './judge.ts'
import type { Judgement } from './judgement.ts'

const { billmanager, clouden } = goodStories

function judge(story: Story, ...changes: readonly Change[]): Judgement {
  return judgeTrace(traceOf(story, ...changes).events)
}

function rules({ findings }: Judgement): readonly string[] {
  return findings.map(({ rule, detail }) => `${rule}/${detail}`)
}

function expecting(...findings: readonly string[]): Change {
  return altered('run', { expect: { orders: { active: 1 }, findings } })
}

const early = moved('active', 60_000)
const twice = also('second', 50_000, host({ ...alice, host: 12 }, 'accepted'))
const interrupted = altered('end', { outcome: 'interrupted' })

describe('a judgement', () => {
  test.each(['billmanager', 'clouden'] as const)('of the good story of %s is that it passed', (platform) => {
    const judgement = judge(goodStories[platform])
    expect(judgement).toMatchObject({
      run: runOf(platform),
      verdict: 'passed',
      findings: [],
      orders: { active: 1, refused: 0, manual: 0, unsettled: 0 },
      exchanges: platform === 'billmanager' ? 8 : 7,
    })
    expect(judgement.phases.total).toHaveLength(1)
  })

  test.each(['unwritable', 'unreadable'] as const)('of a trace with a gap (%s) is no pass', (cause) => {
    expect(judge(billmanager, also('lost', 45_000, { type: 'gap', cause, lost: 1 }))).toMatchObject({
      verdict: 'inconclusive',
      unproven: [{ code: 'gap', params: { lost: 1 } }],
    })
  })

  test('does not mind a connection that has left HTTP', () => {
    const upgraded = also('console', 45_000, { type: 'gap', cause: 'upgraded', lost: 1 })
    expect(judge(billmanager, upgraded).verdict).toBe('passed')
  })

  test('fails what breaks a rule', () => {
    const judgement = judge(billmanager, early)
    expect(judgement.verdict).toBe('failed')
    expect(rules(judgement)).toEqual(['active-after-os-installed/before-install'])
  })

  test('tells every broken rule', () => {
    expect(
      rules(judge(billmanager, early, twice, altered('poll-2', poll(39_980, alice, 'done')))).toSorted(),
    ).toEqual(['active-after-os-installed/before-install', 'exchange-conforms/response', 'no-orphan-vm/left'])
  })

  test('does not fail for a note', () => {
    const judgement = judge(clouden, without('address-added'))
    expect(judgement.verdict).toBe('passed')
    expect(judgement.findings).toMatchObject([{ rule: 'active-has-address', severity: 'note' }])
  })

  test('fails for a note beside a broken rule', () => {
    expect(judge(clouden, without('address-added'), twice).verdict).toBe('failed')
  })

  test('counts orders by how they ended, and exchanges', () => {
    const third = { ...bob, order: 'order-3' }
    const judgement = judge(
      billmanager,
      also('b', 1, order(bob, 'placed')),
      also('b ended', 2, order(bob, 'refused', 'quota-exceeded')),
      also('c', 3, order(third, 'placed')),
      also('d', 4, order({ ...bob, order: 'order-4' }, 'placed')),
      also('d ended', 5, order({ ...bob, order: 'order-4' }, 'manual', 'task-failed')),
      without('poll-1', 'poll-2'),
    )
    expect(judgement.orders).toEqual({ active: 1, refused: 1, manual: 1, unsettled: 1 })
    expect(judgement.exchanges).toBe(6)
  })

  test('judges each run for itself', () => {
    expect(judge(billmanager, early, twice)).toEqual(judge(billmanager, early, twice))
  })

  test('finds a secret that came into the trace in spite of redaction', () => {
    const { events } = traceOf(billmanager)
    const [run, ...others] = events
    const leak: TraceEvent = { seq: 1, atMs: 1, type: 'fault', fault: 'reply-lost', where: sessionToken }
    const leaked = run === undefined ? [] : [run, leak, ...others]
    expect(rules(judgeTrace(leaked))).toContain('no-secret-in-evidence/token')
  })
})

describe('a run that was cut short', () => {
  test('proves nothing, even when all that was seen is good', () => {
    expect(judge(billmanager, interrupted)).toMatchObject({ verdict: 'errored', findings: [] })
  })

  test('is not blamed for what only its end could have shown', () => {
    const judgement = judge(billmanager, interrupted, without('active'), twice)
    expect(judgement).toMatchObject({ verdict: 'errored', findings: [], orders: { active: 0, unsettled: 1 } })
  })

  test('is told what was seen to be broken, and proves nothing all the same', () => {
    const judgement = judge(billmanager, interrupted, early)
    expect(judgement.verdict).toBe('errored')
    expect(rules(judgement)).toEqual(['active-after-os-installed/before-install'])
  })

  test('is not asked for the findings that it should have had', () => {
    expect(judge(billmanager, interrupted, expecting('no-orphan-vm'))).toMatchObject({ findings: [] })
  })

  test('may also have no end', () => {
    expect(judge(billmanager, without('end')).verdict).toBe('errored')
  })
})

describe('a finding that the scenario expects', () => {
  test('passes, and is not told', () => {
    expect(judge(billmanager, early, expecting('active-after-os-installed'))).toMatchObject({
      verdict: 'passed',
      findings: [],
    })
  })

  test('does not excuse another', () => {
    const judgement = judge(billmanager, early, twice, expecting('active-after-os-installed'))
    expect(judgement.verdict).toBe('failed')
    expect(rules(judgement)).toEqual(['no-orphan-vm/left'])
  })

  test('fails when it does not come', () => {
    const judgement = judge(billmanager, expecting('no-orphan-vm'))
    expect(judgement).toMatchObject({
      verdict: 'failed',
      findings: [
        {
          rule: 'expected-outcome',
          party: 'scenario',
          detail: 'finding-missing',
          params: { rule: 'no-orphan-vm' },
          witness: [],
        },
      ],
    })
  })

  test('is also there as a note', () => {
    expect(judge(clouden, without('address-added'), expecting('active-has-address'))).toMatchObject({
      verdict: 'passed',
      findings: [],
    })
  })
})

describe('a trace', () => {
  test('without its run event is refused', () => {
    expect(() => judgeTrace([])).toThrow('a trace begins with a run event')
    expect(() => judgeTrace(traceOf(billmanager).events.slice(1))).toThrow(TypeError)
  })

  test('of an unknown dialect is refused with a failure for its user', () => {
    expect(() => judge(billmanager, altered('run', { dialect: '1999' }))).toThrow(HarnessError)
  })
})

/** Stories in which anything may be missing, late, early, or done twice. */
const disturbed = fc
  .tuple(
    fc.constantFrom(billmanager, clouden),
    fc.array(fc.tuple(fc.nat(), fc.integer({ min: 0, max: 95_000 })), { maxLength: 6 }),
    fc.array(fc.nat(), { maxLength: 4 }),
    fc.boolean(),
  )
  .map(([story, moves, omissions, isTwice]) => {
    const names = Object.keys(story).filter((name) => name !== 'run' && name !== 'end')
    const nameOf = (index: number): string => names[index % names.length] ?? 'placed'
    const second = { ...alice, host: 12, task: 102 }
    return traceOf(
      story,
      ...moves.map(([index, atMs]) => moved(nameOf(index), atMs)),
      ...(isTwice ? [twice, also('again', 52_000, creation(49_000, second))] : []),
      without(...omissions.map((index) => nameOf(index))),
    )
  })

describe('whatever happens', () => {
  test('a trace that is judged while it grows is judged like the whole one', () => {
    fc.assert(
      fc.property(disturbed, fc.nat(), ({ events }, pause) => {
        const [run] = events
        if (run?.type !== 'run') throw new Error('a story begins with its run')
        const growing = judgeRun(run)
        for (const event of events) {
          growing.see(event)
          if (event.seq === pause % events.length) growing.conclude()
        }
        expect(growing.conclude()).toEqual(judgeTrace(events))
      }),
    )
  })

  test('findings point at events of the trace, in order', () => {
    fc.assert(
      fc.property(disturbed, ({ events }) => {
        for (const { witness } of judgeTrace(events).findings) {
          expect(witness).toEqual(witness.toSorted((one, other) => one - other))
          for (const seq of witness) expect(events[seq]?.seq).toBe(seq)
        }
      }),
    )
  })
})
