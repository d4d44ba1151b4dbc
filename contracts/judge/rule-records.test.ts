import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { alice, host } from '../trace/fixtures/facts.ts'
import { goodStories } from '../trace/fixtures/good-stories.ts'
import { closedStories, lifeStories } from '../trace/fixtures/life-stories.ts'
import { also, altered, type Change, moved, type Story, traceOf } from '../trace/fixtures/trace-of.ts'
import type { Platform, Sight } from '../trace/trace-event.ts'
import { judgeTrace } from './judge.ts'
import type { Judgement } from './judgement.ts'
import type { RuleState } from './verdict.ts'

const isToldOf = (story: Story): Story =>
  Object.fromEntries(
    Object.entries(story).filter(([, { fact }]) => fact.type !== 'host' && fact.type !== 'task'),
  )

function inState({ rules }: Judgement, state: RuleState): readonly string[] {
  return rules.filter((record) => record.state === state).map(({ rule }) => rule)
}

function inPart({ rules }: Judgement): readonly string[] {
  return rules.filter(({ partly }) => partly).map(({ rule }) => rule)
}

function judge(platform: Platform, sight: Sight, ...changes: readonly Change[]): Judgement {
  return judgeTrace(traceOf(goodStories[platform], altered('run', { sight }), ...changes).events)
}

const twice = also('second', 50_000, host({ ...alice, host: 12 }, 'accepted'))

describe('a run that no simulator tells of', () => {
  it.each(['billmanager', 'clouden'] as const)('passes on %s by what its platform saw', (platform) => {
    const judgement = judge(platform, 'consumer', isToldOf)
    const { verdict, findings, phases } = judgement
    expect([verdict, findings]).toEqual(['passed', []])
    expect(inState(judgement, 'not-observable')).toContain('one-vm-per-order')
    expect(inPart(judgement)).toContain('active-after-os-installed')
    expect([phases.total.length, phases.accept.length, phases.create.length, phases.install.length]).toEqual([
      1, 1, 0, 0,
    ])
  })

  it('names only rules that are a promise of its platform', () => {
    const named = (platform: Platform): readonly string[] => {
      return judge(platform, 'consumer', isToldOf).rules.map(({ rule }) => rule)
    }
    expect(named('clouden')).not.toContain('bounded-attempts')
    expect(named('clouden')).toContain('active-has-address')
  })

  it('is not judged by what nobody saw', () => {
    expect(judge('billmanager', 'consumer', twice).findings).toEqual([])
    expect(judge('billmanager', 'observer', twice).findings.map(({ rule }) => rule)).toEqual(['no-orphan-vm'])
  })

  it('still finds a platform that promises what it has not read', () => {
    const { findings } = judge('billmanager', 'consumer', isToldOf, moved('active', 60_000))
    expect(findings.map(({ rule }) => rule)).toContain('active-after-os-installed')
  })

  it('does not accuse a platform that saw more quickly than the observer', () => {
    const late = [moved('os-installed', 80_400), moved('address-added', 80_500)]
    const { findings, phases } = judge('billmanager', 'observer', ...late)
    expect(findings).toEqual([])
    expect([phases.install[0], phases.notice[0]]).toEqual([65_000, 0])
  })

  it('leaves nothing unseen where a simulator tells everything', () => {
    const judgement = judgeTrace(traceOf(goodStories.clouden).events)
    expect([inState(judgement, 'not-observable'), inPart(judgement)]).toEqual([[], []])
  })
})

describe('the record of a rule', () => {
  const plain = judgeTrace(traceOf(goodStories.billmanager).events)

  it('says how often it could have been broken', () => {
    const { rules } = judgeTrace(traceOf(closedStories.clouden).events)
    expect(rules).toContainEqual({ rule: 'suspended-is-off', state: 'held', occasions: 1 })
    expect(rules).toContainEqual({ rule: 'address-conservation', state: 'held', occasions: 2 })
    expect(rules).toContainEqual({ rule: 'no-silent-reinstall', state: 'held', occasions: 1 })
  })

  it('is that it had no occasion where nothing happened that it is about', () => {
    expect(inState(plain, 'no-occasion')).toEqual([
      'expected-actions',
      'no-blind-repeat',
      'nothing-after-end',
      'every-action-settles',
      'bounded-attempts',
      'address-conservation',
      'one-vm-per-address',
      'client-owns-machine',
      'suspended-is-off',
      'close-is-idempotent',
      'no-silent-reinstall',
      'size-as-sold',
      'change-takes-effect',
      'resize-is-honest',
      'session-recovers',
      'ids-are-true',
      'slo-met',
    ])
  })

  it('is that it was broken where it was, also where the scenario expects that', () => {
    const expecting = altered('run', {
      expect: { orders: { active: 1 }, findings: ['active-after-os-installed'] },
    })
    for (const changes of [[], [expecting]]) {
      const story = traceOf(goodStories.billmanager, moved('active', 60_000), ...changes)
      expect(inState(judgeTrace(story.events), 'broken')).toEqual(['active-after-os-installed'])
    }
  })

  it('is not that it held where a run was cut short before its end could show it', () => {
    const cut = traceOf(goodStories.billmanager, altered('end', { outcome: 'interrupted' }))
    const judgement = judgeTrace(cut.events)
    expect(inState(judgement, 'not-observable')).toContain('no-orphan-vm')
    expect(inState(judgement, 'held')).toContain('active-after-os-installed')
  })

  it('never is that it held no occasion, whatever part of a story is told', () => {
    const stories = [goodStories, lifeStories, closedStories].flatMap((kind) => Object.values(kind))
    fc.assert(
      fc.property(
        fc.constantFrom(...stories),
        fc.constantFrom(undefined, 'observer', 'consumer', 'wire', 'log'),
        fc.infiniteStream(fc.boolean()),
        (story, sight, kept) => {
          const parts = Object.entries(story).filter(
            ([name]) => name === 'run' || name === 'end' || kept.next().value,
          )
          const told = traceOf(Object.fromEntries(parts), ...(sight ? [altered('run', { sight })] : []))
          for (const { state, occasions } of judgeTrace(told.events).rules) {
            expect(occasions > 0).toBe(state === 'held' || state === 'broken')
          }
        },
      ),
    )
  })
})
