import { readFile, readdir } from 'node:fs/promises'
import { basename, relative } from 'node:path'
import { fileURLToPath } from 'node:url'
import { type Document, isAlias, isMap, isScalar, isSeq, LineCounter, type Node, parseDocument } from 'yaml'
import { escapeToken } from '../contracts/vmmanager/json-pointer.ts'
import { catalogueFolder, findScenarioFiles } from '../scenarios/load/find-scenario-files.ts'

const source = new URL('../contracts/vmmanager/', import.meta.url)
const target = 'reports/places/generated'

/** Where a named part of the description stands, and how many lines below its beginning the parts of it do. */
interface IndexedPart {
  readonly file: string
  readonly line: number
  readonly below?: Readonly<Record<string, number>>
}

interface YamlFile {
  readonly file: string
  readonly document: Document
  readonly lineOf: (node: unknown) => number
}

/**
 * Makes the indexes by which reports find a shipped scenario by its name, and a line of the hand-written API
 * description by a pointer into the bundled one. Returns file contents by path and writes nothing.
 *
 * @throws Error when two parts of the description have one name
 */
export async function generatePlaces(): Promise<ReadonlyMap<string, string>> {
  return new Map([
    [`${target}/contract-places.json`, oneLineEach(await contractPlaces())],
    [`${target}/shipped-scenarios.json`, oneLineEach(await shippedScenarios())],
  ])
}

async function shippedScenarios(): Promise<Readonly<Record<string, string>>> {
  const root = fileURLToPath(new URL('..', import.meta.url))
  const files = await findScenarioFiles([catalogueFolder])
  return Object.fromEntries(files.map((file) => [basename(file).replace(/\.\w+$/, ''), relative(root, file)]))
}

async function contractPlaces(): Promise<Readonly<Record<string, IndexedPart>>> {
  const api = await readYaml('openapi.yaml')
  const index: Record<string, IndexedPart> = {
    paths: { file: 'openapi.yaml', line: partAt(api, 'paths').line },
  }
  const schemas = (await readdir(new URL('schemas/', source))).toSorted().map((file) => `schemas/${file}`)
  for (const file of ['parameters.yaml', ...schemas]) {
    const yaml = await readYaml(file)
    const section = file.replace(/[./].*/, '')
    for (const name of keysOf(yaml.document.contents)) {
      const pointer = `components/${section}/${name}`
      if (index[pointer] !== undefined) throw new Error(`Two parts of the description are named ${name}`)
      index[pointer] = partAt(yaml, name)
    }
  }
  for (const template of keysOf(api.document.get('paths'))) {
    const reference = String(api.document.getIn(['paths', template, '$ref']))
    const [file = '', name = ''] = reference.split('#/')
    index[`paths/${escapeToken(template)}`] = partAt(await readYaml(file), name)
  }
  return index
}

async function readYaml(file: string): Promise<YamlFile> {
  const lines = new LineCounter()
  const document = parseDocument(await readFile(new URL(file, source), 'utf8'), { lineCounter: lines })
  return {
    file,
    document,
    lineOf: (node) => lines.linePos((node as Node).range?.[0] ?? 0).line,
  }
}

function partAt(yaml: YamlFile, name: string): IndexedPart {
  const { contents } = yaml.document
  const pair = isMap(contents) ? contents.items.find(({ key }) => String(key) === name) : undefined
  if (pair === undefined) throw new Error(`${yaml.file} has no ${name}`)
  const line = yaml.lineOf(pair.key)
  const below = offsets(yaml, pair.value, { line, at: line, path: [] })
  return { file: yaml.file, line, ...(below.length > 0 && { below: Object.fromEntries(below) }) }
}

/** What no violation points at. */
const noPlaces: ReadonlySet<string> = new Set([
  'enum',
  'required',
  'requestBody',
  'tags',
  'x-dialects',
  'x-evidence',
])

interface Position {
  /** Where the named part begins. */
  readonly line: number
  /** Line of what is around. */
  readonly at: number
  readonly path: readonly string[]
}

/** Offsets of all things inside a node that stand on a line other than that of what is around them. */
function offsets(yaml: YamlFile, node: unknown, around: Position): readonly (readonly [string, number])[] {
  return childrenOf(yaml, node).flatMap(([token, place, value]) => {
    const at = yaml.lineOf(place)
    const path = [...around.path, escapeToken(token)]
    if (around.path.at(-1) !== 'properties') {
      if (noPlaces.has(token)) return []
      if (token === 'properties') return offsets(yaml, value, { ...around, path })
    }
    const own = at === around.at || isScalar(value) ? [] : [[path.join('/'), at - around.line] as const]
    const inner = { line: around.line, at: own.length > 0 ? at : around.at, path }
    return token === 'responses' ? own : [...own, ...offsets(yaml, value, inner)]
  })
}

/** Name, place and value of each thing in a node; what `<<` merges in is among them. */
function childrenOf(yaml: YamlFile, node: unknown): readonly (readonly [string, unknown, unknown])[] {
  const target: unknown = isAlias(node) ? node.resolve(yaml.document) : node
  if (isSeq(target)) return target.items.map((item, index) => [String(index), item, item])
  if (!isMap(target)) return []
  return target.items.flatMap(({ key, value }) =>
    String(key) === '<<' ? childrenOf(yaml, value) : [[String(key), key, value] as const],
  )
}

function keysOf(node: unknown): readonly string[] {
  return isMap(node) ? node.items.map(({ key }) => String(key)) : []
}

function oneLineEach(entries: Readonly<Record<string, unknown>>): string {
  const lines = Object.entries(entries).map(
    ([key, value]) => `  ${JSON.stringify(key)}: ${JSON.stringify(value)}`,
  )
  return `{\n${lines.join(',\n')}\n}\n`
}
