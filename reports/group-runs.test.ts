import { describe, expect, test } from 'vitest'
import { sampleRun } from './fixtures/sample-results.ts'
import { groupRuns } from './group-runs.ts'

describe('groupRuns', () => {
  test('puts runs of the same circumstances together, in order of appearance', () => {
    const runs = [
      sampleRun({ scenario: 'a' }),
      sampleRun({ scenario: 'a', platform: 'clouden' }),
      sampleRun({ scenario: 'b' }),
    ]
    const groups = groupRuns(runs).map(({ platform, runs }) => [
      platform,
      runs.map(({ scenario }) => scenario),
    ])
    expect(groups).toEqual([
      ['billmanager', ['a', 'b']],
      ['clouden', ['a']],
    ])
  })

  test.each([{ target: 'staging' }, { dialect: 'old' }, { seed: 1 }, { clock: 'real' }])(
    'never mixes runs that differ in %j',
    (change) => {
      const groups = groupRuns([sampleRun(), sampleRun(change)])
      expect(groups).toHaveLength(2)
      expect(groups[1]).toMatchObject(change)
    },
  )

  test('makes no group of nothing', () => {
    expect(groupRuns([])).toEqual([])
  })
})
