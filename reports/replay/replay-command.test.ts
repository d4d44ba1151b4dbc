import { expect, test } from 'vitest'
import { replayCommand } from './replay-command.ts'

test.each([
  ['reply-lost', 'reply-lost'],
  ['my/dir/a_b.yaml', 'my/dir/a_b.yaml'],
  ['two words', "'two words'"],
  ["it's; rm $HOME", String.raw`'it'\''s; rm $HOME'`],
  ['', "''"],
])('the scenario %j is replayed as %s', (scenario, word) => {
  expect(replayCommand({ scenario, platform: 'clouden', seed: 7 })).toBe(
    `vmharness run ${word} --platform clouden --seed 7`,
  )
})
