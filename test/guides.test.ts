import { readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { runCli } from '../cli/fixtures/run-cli.ts'
import { temporaryFolder } from './temporary-folder.ts'

const read = (path: string): Promise<string> => readFile(new URL(`../${path}`, import.meta.url), 'utf8')

describe('the guide to CI', () => {
  it('has commands that do what it says, one after the other', { timeout: 120_000 }, async () => {
    await using folder = await temporaryFolder()
    const page = await read('docs/ci.md')
    const commands = [...page.matchAll(/^npx vmharness (.*)$/gm)].map(([, line = '']) => line)
    expect(commands.length).toBeGreaterThan(4)
    await runCli(['run', 'single-order', '--quiet', '--report', `json=${join(folder.path, 'baseline.json')}`])
    for (const command of commands) {
      const words = command.split(' ').map((word) => {
        const [format, path] = word.split('=')
        if (path !== undefined && !word.startsWith('--')) return `${format}=${join(folder.path, path)}`
        return /^(?:out|baseline)/.test(word) ? join(folder.path, word) : word
      })
      const { exitCode, stderr } = await runCli(command.startsWith('run') ? [...words, '--quiet'] : words)
      expect([command, exitCode, stderr]).toEqual([command, 0, ''])
    }
  })

  it('shows an objective that scenarios may have', async () => {
    await using folder = await temporaryFolder()
    const [, expected = ''] = /```yaml\n(.*?)```/s.exec(await read('docs/ci.md')) ?? []
    const file = join(folder.path, 'gate.yaml')
    await writeFile(
      file,
      `title: t\npurpose: p\nsteps: [{ order: { count: 100, perSecond: 2 } }]\n${expected}`,
    )
    const { exitCode } = await runCli(['run', file, '--quiet'])
    expect(exitCode).toBe(0)
  })
})

describe('every page', () => {
  it('links to pages and files that are there', async () => {
    const pages = (await readdir(new URL('../docs', import.meta.url))).filter((name) => name.endsWith('.md'))
    const links = await Promise.all(
      pages.map(async (name) =>
        [...(await read(`docs/${name}`)).matchAll(/\]\((?!https?:|#)([^)#\s]+)/g)].map(([, path = '']) => ({
          name,
          path,
        })),
      ),
    )
    const broken: object[] = []
    for (const { name, path } of links.flat())
      await readFile(new URL(`../docs/${path}`, import.meta.url)).catch(
        () => void broken.push({ name, path }),
      )
    expect(broken).toEqual([])
  })

  it('names verbs that there are', async () => {
    const known = new Set([...(await read('docs/cli.md')).matchAll(/^## (\w+)/gm)].map(([, verb]) => verb))
    const pages = (await readdir(new URL('../docs', import.meta.url))).filter((name) => name.endsWith('.md'))
    for (const name of [...pages.map((page) => `docs/${page}`), 'README.md', 'README.ru.md']) {
      const verbs = [...(await read(name)).matchAll(/npx vmharness (\w+)/g)].map(([, verb]) => verb)
      expect(verbs.filter((verb) => !known.has(verb ?? ''))).toEqual([])
    }
  })
})

describe('the Russian README', () => {
  const codeOf = (text: string): readonly string[] =>
    [...text.matchAll(/```\w*\n([^]*?)```/g)].map(([, code = '']) => code)

  it('is in step with the English one: the same sections, the same code, the same pages', async () => {
    const [english, russian] = [await read('README.md'), await read('README.ru.md')]
    const levels = (text: string): readonly string[] =>
      [...text.matchAll(/^(#+) /gm)].map(([, level = '']) => level)
    expect(levels(russian)).toEqual(levels(english))
    expect(codeOf(russian).length).toBe(codeOf(english).length)
    const pages = (text: string): readonly string[] =>
      [...new Set([...text.matchAll(/\]\((docs\/[^)#]+)/g)].map(([, path = '']) => path))].toSorted()
    expect(pages(russian)).toEqual(pages(english))
    const verbs = (text: string): readonly string[] =>
      [...text.matchAll(/^\| `(\w+)/gm)].map(([, verb = '']) => verb)
    expect(verbs(russian)).toEqual(verbs(english))
  })

  it('shows what the harness prints, in Russian', async () => {
    const [, args = '', shown = ''] =
      /<!-- output of: (.*?) -->\n\n```text\n(.*?)\n```/s.exec(await read('README.ru.md')) ?? []
    const { stdout } = await runCli([...args.split(' '), '--quiet'])
    const withoutTime = (text: string): string => text.trimEnd().replace(/, время \d.*$/, '')
    expect(withoutTime(stdout)).toBe(withoutTime(shown))
  })
})
