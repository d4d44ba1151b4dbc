import { describe, expect, it } from 'vitest'
import { alice, host } from '../trace/fixtures/facts.ts'
import { goodStories } from '../trace/fixtures/good-stories.ts'
import { also, altered, type Change, moved, type Story, traceOf } from '../trace/fixtures/trace-of.ts'
import type { Platform, Sight } from '../trace/trace-event.ts'
import { judgeTrace } from './judge.ts'
import type { Judgement } from './judgement.ts'

const isToldOf = (story: Story): Story =>
  Object.fromEntries(
    Object.entries(story).filter(([, { fact }]) => fact.type !== 'host' && fact.type !== 'task'),
  )

function judge(platform: Platform, sight: Sight, ...changes: readonly Change[]): Judgement {
  return judgeTrace(traceOf(goodStories[platform], altered('run', { sight }), ...changes).events)
}

const twice = also('second', 50_000, host({ ...alice, host: 12 }, 'accepted'))

describe('a run that no simulator tells of', () => {
  it.each(['billmanager', 'clouden'] as const)('passes on %s by what its platform saw', (platform) => {
    const { verdict, findings, unseen, phases } = judge(platform, 'consumer', isToldOf)
    expect([verdict, findings]).toEqual(['passed', []])
    expect(unseen?.notObservable).toContain('one-vm-per-order')
    expect(unseen?.partlyObservable).toContain('active-after-os-installed')
    expect([phases.total.length, phases.accept.length, phases.create.length, phases.install.length]).toEqual([
      1, 1, 0, 0,
    ])
  })

  it('names only rules that are a promise of its platform', () => {
    const named = (platform: Platform): readonly string[] => {
      const { unseen } = judge(platform, 'consumer', isToldOf)
      return [...(unseen?.notObservable ?? []), ...(unseen?.partlyObservable ?? [])]
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

  it('tells of nothing unseen where a simulator tells everything', () => {
    expect(judgeTrace(traceOf(goodStories.clouden).events)).not.toHaveProperty('unseen')
  })
})
