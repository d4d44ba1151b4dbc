import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { runCli } from '../cli/fixtures/run-cli.ts'
import { temporaryFolder } from './temporary-folder.ts'
import { codeBlocks } from './code-blocks.ts'

let page = ''
beforeAll(async () => {
  page = await readFile(new URL('../docs/write-a-scenario.md', import.meta.url), 'utf8')
})

describe('the guide to scenarios', () => {
  it('shows stories that pass on both platforms', async () => {
    await using folder = await temporaryFolder()
    const stories = codeBlocks(page, 'yaml')
    expect(stories).toHaveLength(7)
    for (const [index, story] of stories.entries()) {
      const file = join(folder.path, `${index}.yaml`)
      await writeFile(file, story)
      const { exitCode, stdout, stderr } = await runCli(['run', file, '--quiet'])
      expect([story, exitCode, stderr]).toEqual([story, 0, ''])
      expect(stdout).toMatch(index === 5 ? /4 runs: 4 passed/ : /2 runs: 2 passed/)
    }
  })

  it('shows a story in TypeScript that is the same to the harness', async () => {
    await using folder = await temporaryFolder()
    const [story = ''] = codeBlocks(page, 'ts')
    const library = new URL('../scenarios/index.ts', import.meta.url).href
    const file = join(folder.path, 'sizes.ts')
    await writeFile(file, story.replace('vmmanager-harness/scenarios', library))
    const { stdout, stderr } = await runCli(['run', file, '--quiet'])
    expect(stderr).toBe('')
    expect(stdout).toMatch(/3 orders: 3 active/)
  })

  it('has commands that work, one after the other', { timeout: 60_000 }, async () => {
    await using folder = await temporaryFolder()
    const commands = codeBlocks(page, 'sh').flatMap((block) => block.trim().split('\n'))
    expect(commands.length).toBeGreaterThan(5)
    const stories = codeBlocks(page, 'yaml')
    for (const command of commands) {
      const words = command.replaceAll('my-tests', join(folder.path, 'my-tests')).split(' ').slice(2)
      const story = command.includes('--var') ? stories[5] : stories[0]
      if (command.includes('shop.yaml'))
        await writeFile(join(folder.path, 'my-tests/scenarios/shop.yaml'), story ?? '')
      const isWatching = command.includes('--watch')
      const { exitCode, stderr } = await runCli(words, {
        onOutput: (text, { send }) => {
          if (isWatching && text === 'watching; Ctrl-C ends\n') setImmediate(() => send('SIGINT'))
        },
      })
      expect([command, exitCode, stderr.includes('error ')]).toEqual([command, isWatching ? 130 : 0, false])
    }
  })
})
