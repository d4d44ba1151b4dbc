import { readdir, readFile } from 'node:fs/promises'
import { describe, expect, it } from 'vitest'
import { messages } from '../reports/i18n/messages.ts'

/** Words that docs/glossary.md has replaced: no text may bring them back. */
const gone: Readonly<Record<'en' | 'ru', RegExp>> = {
  en: /live machine|times seen|in the hands of|\bstruck\b|fault[^.|`]{0,20}\bstrikes?\b|departs from|departures from|to act:|lies we tell|\bwished\b|\bknocks?\b|somebody outside|meddler|told to be|\ba red\b|\ba green\b|orders? (?:do|does) not settle it/i,
  ru: /живых машин|поражает|у человека|передан[оа]? человеку|имитация|VMmanager спит|служба спит|кто-то посторонний/i,
}

const root = new URL('../', import.meta.url)

async function pages(folder: string): Promise<readonly (readonly [name: string, text: string])[]> {
  const names = (await readdir(new URL(folder, root))).filter((name) => name.endsWith('.md'))
  return Promise.all(names.map(async (name) => [name, await readFile(new URL(folder + name, root), 'utf8')]))
}

/** The lines with a word that went. */
function relapses(name: string, text: string, language: 'en' | 'ru'): readonly string[] {
  return text
    .split('\n')
    .filter((line) => gone[language].test(line))
    .map((line) => `${name}: ${line.trim()}`)
}

const lines = (words: object): string => JSON.stringify(words, undefined, 1)

describe('the words of docs/glossary.md', () => {
  it('stand in every message in place of those that they replace', () => {
    for (const language of ['en', 'ru'] as const) {
      expect(relapses('message', lines(messages[language]), language)).toEqual([])
    }
  })

  it('stand in the guides', async () => {
    const english = [
      ...(await pages('docs/')),
      ['README.md', await readFile(new URL('README.md', root), 'utf8')] as const,
    ]
    const russian = [
      ...(await pages('docs/ru/')),
      ['README.ru.md', await readFile(new URL('README.ru.md', root), 'utf8')] as const,
    ]
    expect(english.flatMap(([name, text]) => relapses(name, text, 'en'))).toEqual([])
    expect(russian.flatMap(([name, text]) => relapses(name, text, 'ru'))).toEqual([])
  })
})
