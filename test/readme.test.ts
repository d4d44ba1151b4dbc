import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { runCli } from '../cli/fixtures/run-cli.ts'
import packageJson from '../package.json' with { type: 'json' }
import { codeBlocks } from './code-blocks.ts'
import { temporaryFolder } from './temporary-folder.ts'

let readme: string

const read = (name: string): Promise<string> => readFile(new URL(`../${name}`, import.meta.url), 'utf8')

beforeAll(async () => {
  readme = await read('README.md')
})

/** A block of output as the page shows it, and the command that prints it, with the file that it needs. */
interface Shown {
  readonly file: string | undefined
  readonly args: string
  readonly output: string
}

function shownIn(page: string): readonly Shown[] {
  const blocks = page.matchAll(/<!-- output of(?: ([\w./-]+))?: (.*?) -->\s+```text\n(.*?)\n```/gs)
  return [...blocks].map(([, file, args = '', output = '']) => ({ file, args, output }))
}

/** Without the wall time, which is another each time, and however wide the terminal is. */
const timeless = (text: string): string =>
  text
    .trimEnd()
    .replace(/(?: in|, время) \d.*$/, '')
    .replaceAll(/\s+/g, ' ')

describe.each(['README.md', 'README.ru.md'])('%s', (name) => {
  it('shows what the harness prints today', async () => {
    await using folder = await temporaryFolder()
    const page = await read(name)
    const shown = shownIn(page)
    expect(shown).toHaveLength(2)
    for (const { file, args, output } of shown) {
      if (file !== undefined) {
        const path = join(folder.path, file)
        await mkdir(dirname(path), { recursive: true })
        await writeFile(path, codeBlocks(page, 'yaml').find((block) => block.includes(file)) ?? '')
      }
      const own = args.split(' ').map((word) => (word === 'my-scenarios' ? join(folder.path, word) : word))
      const { stdout } = await runCli([...own, '--quiet'])
      expect(timeless(stdout.replaceAll(`${folder.path}/`, ''))).toBe(timeless(output))
    }
  })
})

describe('the README', () => {
  it('names npm commands that exist', () => {
    const commands = readme.matchAll(/npm ci && npm (\w+)/g)
    for (const [, script = ''] of commands) expect(Object.keys(packageJson.scripts)).toContain(script)
  })

  it('names every verb, and options that the verbs have', async () => {
    for (const [, verb = '', options = ''] of readme.matchAll(/^\| `(\w+)[^`]*` \|(.*)\|$/gm)) {
      if (!/^(run|simulate|check|list|contract)$/.test(verb)) continue
      const { exitCode, stdout } = await runCli([verb, '--help'])
      expect(exitCode).toBe(0)
      for (const [option] of options.matchAll(/--\w+/g)) expect(stdout).toContain(option)
    }
  })

  it('links to pages that are there', async () => {
    const links = [...readme.matchAll(/\]\((docs\/[^)#]+)/g)].map(([, path = '']) => path)
    expect(links.length).toBeGreaterThan(3)
    for (const path of links)
      await expect(readFile(new URL(`../${path}`, import.meta.url))).resolves.toBeDefined()
  })
})
