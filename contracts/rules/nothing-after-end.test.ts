import { describe, expect, test } from 'vitest'
import { alice, creation, order, service } from '../trace/fixtures/facts.ts'
import { goodStories } from '../trace/fixtures/good-stories.ts'
import { also, type Change, traceOf, without } from '../trace/fixtures/trace-of.ts'
import { findingsOf } from './fixtures/findings-of.ts'
import { nothingAfterEnd } from './nothing-after-end.ts'

const story = without('active')(goodStories.clouden)
const late = also('late', 86_000, creation(85_500, { ...alice, host: 12 }))
const found = (...changes: readonly Change[]) => findingsOf(nothingAfterEnd, traceOf(story, ...changes))

describe('a machine that is asked for after the end of its order', () => {
  test.each([
    ['refused', order(alice, 'refused', 'withdrawn')],
    ['deleted', service(alice, 'deleted')],
  ])('is found: %s', (_, fact) => {
    const told = traceOf(story, also('end of it', 85_000, fact), late)
    expect(findingsOf(nothingAfterEnd, told)).toEqual([
      {
        rule: 'nothing-after-end',
        party: 'consumer',
        detail: 'created',
        order: 'order-1',
        params: { name: 'bill1001' },
        witness: [told.seqOf('end of it'), told.seqOf('late')],
      },
    ])
  })

  test.each<[string, ...Change[]]>([
    ['it had been sent before', also('refused', 85_700, order(alice, 'refused', 'withdrawn')), late],
    ['a person looks after the order', also('manual', 85_000, order(alice, 'manual', 'x')), late],
    ['nothing has ended', late],
  ])('is fine where %s', (_, ...changes) => {
    expect(found(...changes)).toEqual([])
  })
})
