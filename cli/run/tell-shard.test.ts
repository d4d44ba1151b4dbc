import { describe, expect, it } from 'vitest'
import { shardVariables } from './shard-from.ts'
import { tellShard } from './tell-shard.ts'

function told(asked: Parameters<typeof tellShard>[0], shard: Parameters<typeof tellShard>[1]): string {
  let text = ''
  tellShard(asked, shard, { write: (piece) => void (text += piece) })
  return text
}

describe('a part that is asked for and that nothing names', () => {
  it('is told of, with every pair of variables that could name it', () => {
    const text = told('auto', undefined)
    expect(text).toMatch(/^note: --shard auto: .*all scenarios run here[^\n]*\n$/)
    for (const pair of shardVariables) expect(text).toContain(pair)
    expect(shardVariables).toContain('CI_NODE_INDEX and CI_NODE_TOTAL')
  })

  it.each([
    ['auto', { index: 1, of: 2 }],
    [
      { index: 1, of: 2 },
      { index: 1, of: 2 },
    ],
    [undefined, undefined],
  ] as const)('is told of nowhere else: %j, %j', (asked, shard) => {
    expect(told(asked, shard)).toBe('')
  })
})
