import { expect, it } from 'vitest'
import { generateDocs } from './generate-docs.ts'
import { keyWordsRu } from './key-words-ru.ts'

it('has words for keys that there are, and for no other', () => {
  const pages = generateDocs()
  const text = ['scenario-language', 'configuration']
    .map((name) => pages.get(`docs/ru/${name}.md`))
    .join('\n')
  // A key without words ends the generation.
  expect(Object.entries(keyWordsRu).filter(([, words]) => !text.includes(words))).toEqual([])
})
