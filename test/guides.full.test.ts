import { glob, readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { runCli } from '../cli/fixtures/run-cli.ts'
import { parseConfig } from '../scenarios/targets/real/load-config.ts'
import { messages } from '../reports/messages/messages.ts'
import { temporaryFolder } from './temporary-folder.ts'

const root = fileURLToPath(new URL('..', import.meta.url))
const read = (path: string): Promise<string> => readFile(new URL(`../${path}`, import.meta.url), 'utf8')

describe.each(['docs/ci.md', 'docs/reports.md'])('%s', (name) => {
  it('has commands that do what it says, one after the other', { timeout: 120_000 }, async () => {
    await using folder = await temporaryFolder()
    const commands = [...(await read(name)).matchAll(/^npx vmharness (.*?)(?: +#.*)?$/gm)].map(
      ([, line = '']) => line,
    )
    expect(commands.length).toBeGreaterThan(4)
    await runCli(['run', 'single-order', '--quiet', '--report', `json=${join(folder.path, 'baseline.json')}`])
    for (const command of commands) {
      const words = command.split(' ').map((word) => {
        const [format, path] = word.split('=')
        if (path !== undefined && !word.startsWith('--')) return `${format}=${join(folder.path, path)}`
        return /^(?:out|baseline)/.test(word) ? join(folder.path, word) : word
      })
      const { exitCode, stderr } = await runCli(
        /^(?:run|chaos)/.test(command) ? [...words, '--quiet'] : words,
      )
      expect([command, exitCode, stderr.includes('error ')]).toEqual([command, 0, false])
    }
  })
})

describe('the guide to CI', () => {
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

it('has a configuration with objectives that is taken', async () => {
  await using folder = await temporaryFolder()
  const [, , configuration = ''] = (await read('docs/ci.md')).split('```yaml\n')
  const file = join(folder.path, 'own.yaml')
  await writeFile(file, configuration.split('```')[0] ?? '')
  expect(parseConfig(await readFile(file, 'utf8'), file).slo).toEqual({ install: { p95: '6m' } })
  expect((await runCli(['run', 'plain-order', '--quiet', '--config', file])).exitCode).toBe(0)
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

  it('that shows commands or code has a test that runs them', async () => {
    const pages = (await readdir(new URL('../docs', import.meta.url))).filter((name) => name.endsWith('.md'))
    const texts = await Promise.all(pages.map(async (name) => [name, await read(`docs/${name}`)] as const))
    const showing = texts.filter(
      ([name, text]) => name !== 'cli.md' && /^ *(?:npx vmharness|curl|```ts)/m.test(text),
    )
    expect(showing.length).toBeGreaterThan(6)
    const sources: string[] = []
    for await (const test of glob('{test,cli,reports}/**/*.test.ts', { cwd: root }))
      sources.push(await read(test))
    const unread = showing.filter(([name]) => !sources.some((source) => source.includes(`docs/${name}'`)))
    expect(unread.map(([name]) => name)).toEqual([])
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
})

describe('a guide in Russian', () => {
  it('is in step with the English one: the same sections, and tables of the same names', async () => {
    const names = await readdir(new URL('../docs/ru', import.meta.url))
    const outline = (text: string): readonly string[] =>
      [...text.matchAll(/^(?:#+ |\| (?:`[^|]*`|\d+) )/gm)].map(([start]) => start.trimEnd())
    for (const name of names)
      expect(outline(await read(`docs/ru/${name}`))).toEqual(outline(await read(`docs/${name}`)))
  })

  it('calls verdicts, rules and actions as the reports do', async () => {
    const page = await read('docs/ru/verdicts.md')
    const { verdicts, ruleStates, actionOutcomes } = messages.ru
    for (const [verdict, word] of Object.entries(verdicts))
      expect(page).toMatch(new RegExp(`\\| \`${verdict}\` +\\| ${word} `))
    for (const word of Object.values(ruleStates)) expect(page).toContain(`_${word}_`)
    for (const outcome of ['done', 'refused', 'manual', 'failed'] as const)
      expect(page).toContain(`_${actionOutcomes[outcome]}_`)
  })
})
