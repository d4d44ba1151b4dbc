import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

const root = new URL('../../', import.meta.url)
const docs = new URL('docs/', root)

export const docsFolder: string = fileURLToPath(docs)

/** A path of the repository, as one of the machine. */
export const inRepository = (path: string): string => fileURLToPath(new URL(path, root))

const names = (folder: string): readonly string[] =>
  readdirSync(new URL(folder, docs))
    .filter((name) => name.endsWith('.md') && name !== 'README.md')
    .map((name) => name.slice(0, -'.md'.length))

const english = names('.')
const russian = new Set(names('ru'))
const decisions = names('decisions').map((name) => `decisions/${name}`)

/** Every page of docs/ by what its reader is after; the order is that of the sidebar. */
const kinds = [
  { en: 'Tutorial', ru: 'Учебник', pages: ['write-a-scenario'] },
  {
    en: 'How-to',
    ru: 'Руководства',
    pages: [
      'ci',
      'library',
      'certify',
      'real-targets',
      'drift',
      'record-and-replay',
      'calibrate',
      'pacts',
      'billmanager-front',
    ],
  },
  {
    en: 'Reference',
    ru: 'Справочник',
    pages: [
      'cli',
      'scenario-language',
      'faults',
      'rules',
      'quirks',
      'reports',
      'errors',
      'configuration',
      'control-api',
      'provider-states',
      'coverage',
      'glossary',
    ],
  },
  { en: 'Explanation', ru: 'Объяснения', pages: ['verdicts', 'architecture'] },
] as const

/** Pages that are in English alone. */
export const englishOnly: readonly string[] = [...english.filter((name) => !russian.has(name)), ...decisions]

export type Language = 'en' | 'ru'

interface Item {
  readonly text: string
  readonly link: string
}

interface Group {
  readonly text: string
  readonly collapsed?: boolean
  readonly items: readonly (Item | Group)[]
}

/** The title of a page is its first heading. */
function item(page: string, language: Language): Item {
  const path = language === 'ru' && russian.has(page) ? `ru/${page}` : page
  const [, title] = /^# (.+)$/m.exec(readFileSync(new URL(`${path}.md`, docs), 'utf8')) ?? []
  if (title === undefined) throw new Error(`docs/${path}.md has no heading of the first level`)
  const foreign = language === 'ru' && path === page ? ' (англ.)' : ''
  return { text: `${title}${foreign}`, link: `/${path}` }
}

/** The four kinds with their pages; fails when a page of docs/ is in none of them. */
export function sidebar(language: Language): readonly Group[] {
  const listed = new Set<string>(kinds.flatMap(({ pages }) => pages))
  const forgotten = english.filter((name) => !listed.has(name))
  if (forgotten.length > 0) throw new Error(`In no part of the site: ${forgotten.join(', ')}`)
  const homeless = [...russian].filter((name) => !existsSync(new URL(`${name}.md`, docs)))
  if (homeless.length > 0) throw new Error(`In Russian alone: ${homeless.join(', ')}`)
  return kinds.map(({ pages, ...title }) => ({
    text: title[language],
    items: [
      ...pages.map((page) => item(page, language)),
      ...(title.en === 'Explanation' ? [decisionsGroup(language)] : []),
    ],
  }))
}

function decisionsGroup(language: Language): Group {
  return {
    text: language === 'en' ? 'Decisions' : 'Решения',
    collapsed: true,
    items: decisions.map((page) => item(page, language)),
  }
}

/** The kinds with the first page of each, for the top of the page. */
export function topLinks(language: Language): readonly Item[] {
  return kinds.map(({ pages, ...title }) => ({ ...item(pages[0], language), text: title[language] }))
}
