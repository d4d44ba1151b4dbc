import { readFile } from 'node:fs/promises'
import { beforeAll, describe, expect, it } from 'vitest'
import { runCli } from '../cli/fixtures/run-cli.ts'
import packageJson from '../package.json' with { type: 'json' }

let readme: string

beforeAll(async () => {
  readme = await readFile(new URL('../README.md', import.meta.url), 'utf8')
})

describe('the README', () => {
  it('shows what the harness prints today', async () => {
    const [, args = '', shown = ''] = /<!-- output of: (.*?) -->\n```text\n(.*?)\n```/s.exec(readme) ?? []
    const { stdout } = await runCli([...args.split(' '), '--quiet'])
    const withoutTime = (text: string): string => text.trimEnd().replace(/ in \d.*$/, '')
    expect(withoutTime(stdout)).toBe(withoutTime(shown))
  })

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
