import { expect, test } from 'vitest'
import { defaultChoices } from '../../scenarios/plan/default-choices.ts'
import { replayCommand } from './reproduce-commands.ts'

test.each([
  ['reply-lost', 'reply-lost'],
  ['my/dir/a_b.yaml', 'my/dir/a_b.yaml'],
  ['two words', "'two words'"],
  ["it's; rm $HOME", String.raw`'it'\''s; rm $HOME'`],
  ['', "''"],
])('the scenario at %j is replayed as %s', (source, word) => {
  expect(replayCommand({ ...defaultChoices, source, platform: 'clouden', seed: 7 })).toBe(
    `vmharness run ${word} --platform clouden --seed 7`,
  )
})

test('what is not the default is named', () => {
  const run = {
    source: 'a',
    platform: 'clouden',
    target: 'simulated-http',
    dialect: '2023',
    seed: 1,
    clock: 'real',
  } as const
  expect(replayCommand(run)).toBe(
    'vmharness run a --platform clouden --seed 1 --target simulated-http --dialect 2023 --clock real',
  )
})

test.each(['target', 'dialect', 'clock', 'platform'] as const)(
  'a foreign %s is one word of the shell',
  (choice) => {
    const run = {
      ...defaultChoices,
      source: 'a',
      platform: 'clouden',
      seed: 1,
      [choice]: 'x; rm -r ~',
    } as const
    expect(replayCommand(run)).toContain(` --${choice} 'x; rm -r ~'`)
  },
)
