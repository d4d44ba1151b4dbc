import { describe, expect, it } from 'vitest'
import { parseShard, shardFrom } from './run-options.ts'

describe('the shard of a job', () => {
  it.each([
    ['GitLab', { CI_NODE_INDEX: '3', CI_NODE_TOTAL: '8' }],
    ['Kubernetes', { JOB_COMPLETION_INDEX: '2', JOB_COMPLETIONS: '8' }],
    ['GitHub', { STRATEGY_JOB_INDEX: '2', STRATEGY_JOB_TOTAL: '8' }],
    ['anything else', { VMHARNESS_SHARD_INDEX: '3', VMHARNESS_SHARD_COUNT: '8' }],
  ])('is what %s says', (_, variables) => {
    expect(shardFrom(variables)).toEqual({ index: 3, of: 8 })
  })

  it.each([
    {},
    { CI_NODE_INDEX: '3' },
    { CI_NODE_INDEX: '9', CI_NODE_TOTAL: '8' },
    { CI_NODE_INDEX: '0', CI_NODE_TOTAL: '8' },
    { CI_NODE_INDEX: '', CI_NODE_TOTAL: '' },
    { JOB_COMPLETION_INDEX: '2' },
    { CI_NODE_INDEX: 'x', CI_NODE_TOTAL: '8' },
  ])('is none where nobody says it: %j', (variables) => {
    expect(shardFrom(variables)).toBeUndefined()
  })

  it('prefers what was said for us alone', () => {
    const variables = {
      CI_NODE_INDEX: '1',
      CI_NODE_TOTAL: '2',
      VMHARNESS_SHARD_INDEX: '4',
      VMHARNESS_SHARD_COUNT: '4',
    }
    expect(shardFrom(variables)).toEqual({ index: 4, of: 4 })
  })
})

describe('--shard', () => {
  it('takes a place and a count, or asks the CI system', () => {
    expect([parseShard('3/8'), parseShard('1/1'), parseShard('auto')]).toEqual([
      { index: 3, of: 8 },
      { index: 1, of: 1 },
      'auto',
    ])
  })

  it.each(['0/8', '9/8', '3', '3/', '/8', '3/8/9', '1/2000', '-1/2', 'one/two'])('refuses %s', (text) => {
    expect(() => parseShard(text)).toThrow(/such as 3\/8/)
  })
})
