import { readFile } from 'node:fs/promises'
import { expect, test } from 'vitest'
import { openapi } from '../contracts/vmmanager/description.ts'
import { escapeToken, unescapeToken } from '../contracts/vmmanager/json-pointer.ts'
import { generatePlaces } from './generate-places.ts'

interface IndexedPart {
  readonly file: string
  readonly line: number
  readonly below?: Readonly<Record<string, number>>
}

const files = await generatePlaces()
const places = JSON.parse(files.get('reports/places/generated/contract-places.json') ?? '') as Readonly<
  Record<string, IndexedPart>
>

async function linesOf(file: string): Promise<readonly string[]> {
  const text = await readFile(new URL(`../contracts/vmmanager/${file}`, import.meta.url), 'utf8')
  return text.split('\n')
}

test('two makings of the same sources are the same', async () => {
  expect(await generatePlaces()).toEqual(files)
})

test('every path, schema and parameter of the bundled description has a place', () => {
  const { paths, components } = openapi
  const names = [
    ...Object.keys(paths).map((template) => `paths/${escapeToken(template)}`),
    ...Object.keys(components.schemas).map((name) => `components/schemas/${name}`),
    ...Object.keys(components.parameters ?? {}).map((name) => `components/parameters/${name}`),
  ]
  expect(names.length).toBeGreaterThan(200)
  for (const name of names) expect(places).toHaveProperty([name])
})

test('every part below stands on the line that names it', async () => {
  for (const { file, line, below = {} } of Object.values(places)) {
    const lines = await linesOf(file)
    for (const [path, offset] of Object.entries(below)) {
      const token = path.split('/').at(-1) ?? ''
      // An item of a list has no name of its own.
      const name = /^\d+$/.test(token) ? '- ' : unescapeToken(token)
      expect(lines[line + offset - 1]).toContain(name)
    }
  }
})

test('every shipped scenario is found by its name', () => {
  const scenarios = JSON.parse(
    files.get('reports/places/generated/shipped-scenarios.json') ?? '',
  ) as Readonly<Record<string, string>>
  expect(Object.keys(scenarios)).toContain('single-order')
  for (const [name, file] of Object.entries(scenarios))
    expect(file).toMatch(new RegExp(`^scenarios/catalogue/.*/${name}\\.\\w+$`))
})
