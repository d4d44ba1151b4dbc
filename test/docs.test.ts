import { glob, readdir, readFile } from 'node:fs/promises'
import { dirname, join, matchesGlob } from 'node:path'
import { fileURLToPath } from 'node:url'
import { beforeAll, describe, expect, it } from 'vitest'
import packageJson from '../package.json' with { type: 'json' }
import { messages } from '../reports/i18n/messages.ts'
import { sidebar } from '../site/.vitepress/docs.ts'

const root = fileURLToPath(new URL('..', import.meta.url))
const read = (path: string): Promise<string> => readFile(join(root, path), 'utf8')

const namesIn = async (folder: string): Promise<readonly string[]> =>
  (await readdir(join(root, folder))).filter((name) => name.endsWith('.md'))

let pages: ReadonlyMap<string, string>
let russian: readonly string[]
beforeAll(async () => {
  russian = await namesIn('docs/ru')
  const paths = (
    await Promise.all(
      ['docs', 'docs/ru', 'docs/decisions'].map(async (folder) => {
        return (await namesIn(folder)).map((name) => `${folder}/${name}`)
      }),
    )
  ).flat()
  pages = new Map(await Promise.all(paths.map(async (path) => [path, await read(path)] as const)))
})

const english = (name: string): string => pages.get(`docs/${name}`) ?? ''
const inRussian = (name: string): string => pages.get(`docs/ru/${name}`) ?? ''

const isShipped = (path: string): boolean =>
  packageJson.files.some((shipped) => matchesGlob(path, shipped) || path.startsWith(`${shipped}/`))

/** The blocks of code of a page, with what each is written in. */
const codeOf = (text: string): readonly string[] =>
  [...text.matchAll(/^ *```\w*\n[^]*?```/gm)].map(([block]) => block)

describe('every page', () => {
  it('links to pages and files that are there', async () => {
    const broken: object[] = []
    for (const [page, text] of pages)
      for (const [, path = ''] of text.matchAll(/\]\((?!https?:|#)([^)#\s]+)/g))
        await readFile(join(root, dirname(page), path)).catch(() => void broken.push({ page, path }))
    expect(broken).toEqual([])
  })

  it('that shows commands or code has a test that runs them', async () => {
    const showing = [...pages].filter(
      ([page, text]) =>
        dirname(page) === 'docs' && page !== 'docs/cli.md' && /^ *(?:npx vmharness|curl|```ts)/m.test(text),
    )
    expect(showing.length).toBeGreaterThan(6)
    const sources: string[] = []
    for await (const test of glob('{test,cli,reports}/**/*.test.ts', { cwd: root }))
      sources.push(await read(test))
    const unread = showing.filter(([page]) => !sources.some((source) => source.includes(`${page}'`)))
    expect(unread.map(([page]) => page)).toEqual([])
  })

  it('has a place on the site, in both languages', () => {
    // A page in no kind ends the making of the sidebar.
    for (const language of ['en', 'ru'] as const) expect(sidebar(language)).toHaveLength(4)
  })

  it('names verbs that there are', async () => {
    const known = new Set([...english('cli.md').matchAll(/^## (\w+)/gm)].map(([, verb]) => verb))
    const readmes = await Promise.all(['README.md', 'README.ru.md'].map(read))
    for (const text of [...pages.values(), ...readmes]) {
      const verbs = [...text.matchAll(/npx vmharness (\w+)/g)].map(([, verb]) => verb)
      expect(verbs.filter((verb) => !known.has(verb ?? ''))).toEqual([])
    }
  })

  it('of the package links to what the package has', () => {
    const away = [...pages]
      .filter(([page]) => isShipped(page))
      .flatMap(([page, text]) =>
        [...text.matchAll(/\]\((?!https?:|#)([^)#\s]+)/g)].map(([, path = '']) => join(dirname(page), path)),
      )
      .filter((path) => !isShipped(path))
    expect([...new Set(away)]).toEqual([])
  })

  it('that a message names is in the package', async () => {
    const named = new Set<string>()
    for await (const source of glob('{contracts,cli,reports,simulators,scenarios,testing}/**/*.ts', {
      cwd: root,
      exclude: (name) => name.endsWith('.test.ts'),
    }))
      for (const [path] of (await read(source)).matchAll(/(?<![\w/.])docs\/[\w/-]+\.md/g)) named.add(path)
    expect(named.size).toBeGreaterThan(6)
    expect([...named].filter((path) => !pages.has(path) || !isShipped(path))).toEqual([])
  })
})

describe('the README of docs/', () => {
  it('begins with the command that the README of the repository explains', async () => {
    const page = await read('docs/README.md')
    expect(codeOf(page)).toEqual(['```sh\nnpm install --save-dev vmmanager-harness\nnpx vmharness run\n```'])
  })
})

describe('the Russian README', () => {
  it('is in step with the English one: the same sections, the same code, the same pages', async () => {
    const [english, russian] = [await read('README.md'), await read('README.ru.md')]
    const levels = (text: string): readonly string[] =>
      [...text.matchAll(/^(#+) /gm)].map(([, level = '']) => level)
    expect(levels(russian)).toEqual(levels(english))
    expect(codeOf(russian).length).toBe(codeOf(english).length)
    const linked = (text: string): readonly string[] =>
      [...new Set([...text.matchAll(/\]\(docs\/(?:ru\/)?([^)#]+)/g)].map(([, path = '']) => path))].toSorted()
    expect(linked(russian)).toEqual(linked(english))
    const verbs = (text: string): readonly string[] =>
      [...text.matchAll(/^\| `(\w+)/gm)].map(([, verb = '']) => verb)
    expect(verbs(russian)).toEqual(verbs(english))
  })
})

describe('the glossary', () => {
  it('has the same pairs of words in both languages', () => {
    const pairs = (text: string): readonly (readonly string[])[] =>
      [...text.matchAll(/^\| ([^|]+) \| ([^|]+) \|/gm)]
        .slice(2)
        .map(([, first = '', second = '']) => [first.trim(), second.trim()])
    expect(pairs(inRussian('glossary.md')).map((pair) => pair.toReversed())).toEqual(
      pairs(english('glossary.md')),
    )
    expect(pairs(english('glossary.md')).length).toBeGreaterThan(20)
  })
})

describe('a page in Russian', () => {
  it('is in step with the English one: the same sections, and tables of the same names', () => {
    const outline = (text: string): readonly string[] =>
      [...text.matchAll(/^(?:#+ |\| (?:`[^|]*`|\d+) )/gm)].map(([start]) => start.trimEnd())
    for (const name of russian)
      expect([name, outline(inRussian(name))]).toEqual([name, outline(english(name))])
  })

  it('shows the code of the English one, which tests run', () => {
    for (const name of russian) expect([name, codeOf(inRussian(name))]).toEqual([name, codeOf(english(name))])
  })

  it('leads to pages in Russian where there are such', () => {
    const away = russian.flatMap((name) =>
      [...inRussian(name).matchAll(/(?<!English)\]\(\.\.\/([\w-]+\.md)/g)]
        .map(([, page = '']) => page)
        .filter((page) => russian.includes(page))
        .map((page) => `${name}: ${page}`),
    )
    expect(away).toEqual([])
  })

  it('calls verdicts, rules and actions as the reports do', () => {
    const page = inRussian('verdicts.md')
    const { verdicts, ruleStates, actionOutcomes } = messages.ru
    for (const [verdict, word] of Object.entries(verdicts))
      expect(page).toMatch(new RegExp(`\\| \`${verdict}\` +\\| ${word} `))
    for (const word of Object.values(ruleStates)) expect(page).toContain(`_${word}_`)
    for (const outcome of ['done', 'refused', 'manual', 'failed'] as const)
      expect(page).toContain(`_${actionOutcomes[outcome]}_`)
  })
})
