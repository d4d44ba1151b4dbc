import { describe, expect, test } from 'vitest'
import { judgeTrace } from '../judge/judge.ts'
import { alice, creation } from '../trace/fixtures/facts.ts'
import { goodStories } from '../trace/fixtures/good-stories.ts'
import { also, altered, type Change, traceOf } from '../trace/fixtures/trace-of.ts'
import type { ForeignEvent } from '../trace/trace-event.ts'
import { findingsOf } from './fixtures/findings-of.ts'
import { idsAreTrue } from './ids-are-true.ts'

const foreign: ForeignEvent = {
  type: 'foreign',
  what: 'host',
  id: 77,
  field: 'name',
  expected: alice.name,
  seen: 'production',
}
const created = also('created', 10_000, creation(9_900, { ...alice, host: foreign.id }))
const read = also('read', 10_100, foreign)
const stopped = altered('end', { outcome: 'stopped' })
const told = (...changes: readonly Change[]): ReturnType<typeof traceOf> =>
  traceOf(goodStories.billmanager, ...changes)

describe('an id that is not what was created', () => {
  test('is found with the answer that told it and the reading that shows it', () => {
    const story = told(created, read)
    expect(findingsOf(idsAreTrue, story)).toEqual([
      {
        rule: 'ids-are-true',
        party: 'provider',
        detail: 'host-name',
        params: { id: 77, expected: alice.name, seen: 'production' },
        witness: [story.seqOf('created'), story.seqOf('read')],
      },
    ])
  })

  test('is found also where a list told it', () => {
    const story = told(read)
    expect(findingsOf(idsAreTrue, story)).toMatchObject([{ witness: [story.seqOf('read')] }])
  })

  test('fails the run that it has stopped, which is not blamed for what its end did not show', () => {
    const { verdict, findings } = judgeTrace(told(created, read, stopped).events)
    expect([verdict, findings.map(({ rule }) => rule)]).toEqual(['failed', ['ids-are-true']])
  })
})

test('a run that was stopped without a finding proves nothing', () => {
  expect(judgeTrace(told(stopped).events).verdict).toBe('errored')
})

test('the rule has an occasion only where somebody reads what was made', () => {
  const record = (sight: object) =>
    judgeTrace(told(altered('run', sight)).events).rules.find(({ rule }) => rule === 'ids-are-true')
  expect(record({})).toMatchObject({ state: 'no-occasion' })
  expect(record({ sight: 'consumer' })).toMatchObject({ state: 'held' })
})
