import { expect, test } from 'vitest'
import { brokenFindings } from './finding-kinds.ts'
import { sampleFinding, sampleNote } from './fixtures/sample-results.ts'

test('brokenFindings leaves out notes and keeps the order of the rest', () => {
  const other = { ...sampleFinding, order: '4' }
  expect(brokenFindings({ findings: [sampleNote, sampleFinding, sampleNote, other] })).toEqual([
    sampleFinding,
    other,
  ])
  expect(brokenFindings({ findings: [sampleNote] })).toEqual([])
})
