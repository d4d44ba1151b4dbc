import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Finding } from '../rules/finding.ts'
import { alice, bob, creation, host, lost, task } from '../trace/fixtures/facts.ts'
import { goodStories } from '../trace/fixtures/good-stories.ts'
import { also, type Change, traceOf } from '../trace/fixtures/trace-of.ts'
import { causeChains } from './cause-chain.ts'

const story = goodStories.billmanager
const twice: readonly Change[] = [
  also('struck', 20_100, { type: 'fault', fault: 'reply-lost', where: 'host-create' }),
  also('first', 20_050, host({ ...alice, host: 12 }, 'accepted')),
  also('no answer', 50_000, lost(creation(20_000, alice))),
  also('again', 60_500, creation(60_000, { ...alice, host: 13 })),
  also('second', 60_400, host({ ...alice, host: 13 }, 'accepted')),
]

function told(changes: readonly Change[], witnesses: readonly string[]): readonly string[] {
  const trace = traceOf(story, ...changes)
  const finding: Finding = {
    rule: 'one-vm-per-order',
    detail: 'two-live',
    party: 'consumer',
    order: alice.order,
    params: {},
    witness: witnesses.map((name) => trace.seqOf(name)),
  }
  const names = new Map(
    [
      ...Object.keys(story),
      'struck',
      'first',
      'no answer',
      'again',
      'second',
      'other',
      'failed',
      'stage',
    ].flatMap((name) => {
      try {
        return [[trace.seqOf(name), name] as const]
      } catch {
        return []
      }
    }),
  )
  return causeChains(trace.events)(finding).map((seq) => names.get(seq) ?? String(seq))
}

describe('the chain of causes', () => {
  it('tells how the two ends belong together: fault, lost reply, sent again, second machine', () => {
    expect(told(twice, ['first', 'second'])).toEqual(['first', 'struck', 'no answer', 'second', 'again'])
  })

  it('tells nothing of other orders', () => {
    const other = also('other', 30_000, lost(creation(29_000, bob)))
    expect(told([...twice, other], ['first', 'second'])).not.toContain('other')
  })

  it('tells nothing of what came later than the proof', () => {
    expect(told(twice, ['placed'])).toEqual(['placed'])
  })

  it('tells which fault made a task fail', () => {
    const failing = [
      also('stage', 30_000, { type: 'fault', fault: 'task-fails', where: 'os-install' } as const),
      also('failed', 30_000, { ...task(alice, 'failed'), stage: 'os-install' }),
    ]
    expect(told(failing, ['host-known', 'look'])).toEqual(['host-known', 'stage', 'failed', 'look'])
  })

  it('is the proof alone where nothing went wrong', () => {
    expect(told([], ['placed', 'look'])).toEqual(['placed', 'look'])
  })

  it('always holds the whole proof, in order, and stays short', () => {
    const { events } = traceOf(story, ...twice)
    const places = fc.uniqueArray(fc.nat(events.length - 1), { maxLength: 12 })
    fc.assert(
      fc.property(places, (witness) => {
        const finding = {
          rule: 'r',
          detail: 'd',
          party: 'consumer',
          order: alice.order,
          params: {},
          witness,
        } as const
        const chain = causeChains(events)(finding)
        expect(chain).toEqual([...new Set(chain)].toSorted((one, other) => one - other))
        expect(chain).toEqual(expect.arrayContaining(witness))
        expect(chain.length).toBeLessThanOrEqual(Math.max(9, witness.length))
      }),
    )
  })
})
