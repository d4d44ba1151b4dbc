import assert from 'node:assert/strict'
import { globSync, readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import MiniSearch from 'minisearch'

/** Proves on the built site that each page has its text, and that a reader finds a word in each language. */
const site = new URL('dist/', import.meta.url)

const pages = globSync('**/*.html', { cwd: fileURLToPath(site) }).filter((name) => name !== '404.html')
for (const page of pages) assert.match(readFileSync(new URL(page, site), 'utf8'), /<h1 /, `${page} is empty`)
process.stdout.write(`site: ${pages.length} pages\n`)

const words = { root: ['seed', 'cli'], ru: ['вердикт', 'verdicts'] } as const
const chunks = new URL('assets/chunks/', site)

for (const [language, [word, page]] of Object.entries(words)) {
  const file = readdirSync(chunks).find((name) => name.startsWith(`@localSearchIndex${language}.`))
  assert(file !== undefined, `the site has no search index of ${language}`)
  const { default: index } = (await import(new URL(file, chunks).href)) as { readonly default: string }
  const search = MiniSearch.loadJSON(index, { fields: ['title', 'titles', 'text'] })
  const found = search.search(word, { prefix: true }).map(({ id }) => String(id))
  assert(
    found.some((id) => id.includes(page)),
    `"${word}" does not lead to ${page}: ${found.join(', ')}`,
  )
  process.stdout.write(`site: "${word}" is found in ${found.length} places (${language})\n`)
}
