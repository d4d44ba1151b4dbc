import { mkdir, stat, utimes, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { temporaryFolder } from '../../test/temporary-folder.ts'
import { type CliOptions, runCli } from '../fixtures/run-cli.ts'
import { shardVariables } from './run-options.ts'
import { tellShard } from './watch-runs.ts'

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

const story = (count: number, world = ''): string =>
  `title: t\npurpose: p\n${world}steps: [{ order: { count: ${count} } }]\nexpect: { orders: { active: ${count} } }\n`

const world = (more: string): string =>
  `title: Own\n${more}clusters: [{ name: kvm, nodes: 1, pools: [{ name: main, addresses: 8 }] }]\n`

/** Makes the next change whenever nothing is left to do but to watch, and ends the command after the last. */
function oneAfterTheOther(changes: readonly (() => Promise<void>)[]): NonNullable<CliOptions['onOutput']> {
  const left = [...changes]
  return (text, { send }) => {
    if (text !== 'watching; Ctrl-C ends\n') return
    const change = left.shift()
    // The watchers are set up before the event loop turns again.
    setImmediate(() => setImmediate(() => (change === undefined ? send('SIGINT') : void change())))
  }
}

it('runs again what a change concerns, waits for what cannot be read, and ends with Ctrl-C', async () => {
  await using folder = await temporaryFolder()
  const at = (name: string): string => join(folder.path, name)
  await mkdir(at('worlds'))
  await writeFile(at('worlds/own.yaml'), world(''))
  await writeFile(at('one.yaml'), story(1))
  await writeFile(at('two.yaml'), story(1, 'world: { fixture: worlds/own.yaml }\n'))
  const changes = [
    () => writeFile(at('one.yaml'), story(3)),
    () => writeFile(at('worlds/own.yaml'), world('clients: 2\n')),
    () => writeFile(at('one.yaml'), 'title: [\n'),
    () => writeFile(at('one.yaml'), story(2)),
  ]
  const { exitCode, stdout, stderr } = await runCli(
    ['run', folder.path, '--platform', 'clouden', '--quiet', '--watch'],
    {
      onOutput: oneAfterTheOther(changes),
    },
  )
  expect(exitCode).toBe(130)
  expect(stdout.match(/\d runs?: .* passed/g)).toEqual([
    '2 runs: 2 passed',
    '1 run: 1 passed',
    '1 run: 1 passed',
    '1 run: 1 passed',
  ])
  expect(stdout).toContain('one  3 orders: 3 active')
  expect(stderr).toContain(`changed: ${at('worlds/own.yaml')}`)
  expect(stderr).toContain('VMH_YAML_SYNTAX')
})

it('reads a scenario in TypeScript anew, too', async () => {
  await using folder = await temporaryFolder()
  const file = join(folder.path, 'own.ts')
  const scenario = (count: number): string =>
    `export default { title: 't', purpose: 'p', steps: [{ order: { count: ${count} } }], expect: { orders: { active: ${count} } } }\n`
  await writeFile(file, scenario(1))
  const changes = [() => writeFile(file, scenario(3)), () => writeFile(file, scenario(4))]
  const { stdout } = await runCli(['run', file, '--platform', 'clouden', '--quiet', '--watch'], {
    env: { PATH: process.env['PATH'] ?? '' },
    onOutput: oneAfterTheOther(changes),
  })
  expect(stdout.match(/\d orders?: \d active/g)).toEqual([
    '1 order: 1 active',
    '3 orders: 3 active',
    '4 orders: 4 active',
  ])
})

it('runs everything again, in a process of its own, when the contract has changed', async () => {
  await using folder = await temporaryFolder()
  await writeFile(join(folder.path, 'one.yaml'), story(1))
  await writeFile(join(folder.path, 'two.yaml'), story(2))
  const contract = fileURLToPath(
    new URL('../../contracts/vmmanager/generated/contract.json', import.meta.url),
  )
  const { mtime, atime } = await stat(contract)
  const changes = [() => utimes(contract, atime, mtime)]
  const { exitCode, stdout, stderr } = await runCli(
    ['run', '--watch', folder.path, '--platform', 'clouden', '--quiet'],
    {
      env: { PATH: process.env['PATH'] ?? '' },
      onOutput: oneAfterTheOther(changes),
    },
  )
  expect(stderr).toContain(`changed: ${contract}`)
  expect(stdout.match(/\d runs?: .* passed/g)).toEqual(['2 runs: 2 passed', '2 runs: 2 passed'])
  expect(exitCode).toBe(130)
})
