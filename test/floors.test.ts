import { spawnSync } from 'node:child_process'
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'

const repository = fileURLToPath(new URL('..', import.meta.url))
const floors = ['contracts', 'simulators', 'scenarios', 'reports', 'cli'] as const

/** Files that break the rules or do not, each with whether it may be, and what the linter has to say. */
interface Visitor {
  readonly title: string
  readonly floor: string
  readonly text: string
  /** What the linter says of it; nothing where it may be. */
  readonly says?: string
}

const neighbours: readonly Visitor[] = floors.flatMap((floor, height) =>
  floors.flatMap((other, otherHeight) => {
    if (height === otherHeight) return []
    const isAllowed = otherHeight < height
    const title = `${isAllowed ? 'lets' : 'does not let'} ${floor} import ${other}`
    const text = `import { thing } from '../${other}/room/thing.ts'\n\nexport const used: string = thing\n`
    return [{ title, floor, text, ...(!isAllowed && { says: 'no-restricted-imports' }) }]
  }),
)

const sources: readonly Visitor[] = [
  ['export const now = (): number => Date.now()', 'Clock'],
  ['export const now = (): number => performance.now()', 'Clock'],
  ['export const wait = (ring: () => void): unknown => setTimeout(ring, 1)', 'Clock'],
  ['export const chance = (): number => Math.random()', 'RandomStream'],
  ['export const home = (): unknown => process.env', 'cli'],
  ['export const call = (): unknown => fetch("http://example.com")', 'Transport'],
].map(([text = '', says = '']) => ({
  title: `refuses ${text}`,
  floor: 'simulators',
  text: `${text}\n`,
  says,
}))

const visitors = [...neighbours, ...sources]
const fileOf = (visitor: Visitor): string => `visitor-${visitors.indexOf(visitor)}.ts`

let house: string
/** What the linter of this repository says of each, by its file: all are linted at once. */
let said: ReadonlyMap<string, string>

beforeAll(() => {
  house = mkdtempSync(join(tmpdir(), 'vmharness-house-'))
  cpSync(join(repository, '.oxlintrc.json'), join(house, '.oxlintrc.json'))
  symlinkSync(join(repository, 'node_modules'), join(house, 'node_modules'))
  for (const floor of floors) {
    mkdirSync(join(house, floor, 'room'), { recursive: true })
    writeFileSync(join(house, floor, 'room', 'thing.ts'), "export const thing: string = 'thing'\n")
  }
  for (const visitor of visitors) writeFileSync(join(house, visitor.floor, fileOf(visitor)), visitor.text)
  const oxlint = join(repository, 'node_modules', 'oxlint', 'bin', 'oxlint')
  const { stdout } = spawnSync(process.execPath, [oxlint, '--deny-warnings', '--format=json', ...floors], {
    cwd: house,
    encoding: 'utf8',
  })
  const { diagnostics } = JSON.parse(stdout) as { diagnostics: readonly { readonly filename: string }[] }
  const bySource = Map.groupBy(diagnostics, ({ filename }) => basename(filename))
  said = new Map([...bySource].map(([file, own]) => [file, JSON.stringify(own)]))
})

afterAll(() => rmSync(house, { recursive: true }))

const saidOf = (visitor: Visitor): string => said.get(fileOf(visitor)) ?? ''

describe('the rule between the floors', () => {
  it.each(neighbours)('$title', (visitor) => {
    const { says } = visitor
    const isSaid = says === undefined ? saidOf(visitor) === '' : saidOf(visitor).includes(says)
    expect({ isSaid, said: saidOf(visitor) }).toEqual({ isSaid: true, said: saidOf(visitor) })
  })
})

describe('the rule of one source of time, chance and surroundings', () => {
  it.each(sources)('$title', (visitor) => expect(saidOf(visitor)).toContain(visitor.says))
})

describe('the page about the architecture', () => {
  it('names files and folders that are there', () => {
    const page = readFileSync(join(repository, 'docs/architecture.md'), 'utf8')
    const named = [
      ...page.matchAll(/(?<=`|^ *)(?:cli|reports|scenarios|simulators|contracts)\/[\w./-]*/gm),
    ].map(([path]) => path)
    expect(named.length).toBeGreaterThan(30)
    expect(named.filter((path) => !existsSync(join(repository, path)))).toEqual([])
  })
})
