import { spawnSync } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'

const repository = fileURLToPath(new URL('..', import.meta.url))
const floors = ['contracts', 'simulators', 'scenarios', 'reports', 'cli'] as const
let house: string

beforeAll(() => {
  house = mkdtempSync(join(tmpdir(), 'vmharness-house-'))
  cpSync(join(repository, '.oxlintrc.json'), join(house, '.oxlintrc.json'))
  symlinkSync(join(repository, 'node_modules'), join(house, 'node_modules'))
  for (const floor of floors) {
    mkdirSync(join(house, floor, 'room'), { recursive: true })
    writeFileSync(join(house, floor, 'room', 'thing.ts'), "export const thing: string = 'thing'\n")
  }
})

afterAll(() => rmSync(house, { recursive: true }))

/** What the linter of this repository says of a file with this text on that floor. */
function lint(floor: string, text: string): { readonly isClean: boolean; readonly output: string } {
  const file = join(house, floor, 'visitor.ts')
  writeFileSync(file, text)
  const oxlint = join(repository, 'node_modules', 'oxlint', 'bin', 'oxlint')
  const { status, stdout } = spawnSync(process.execPath, [oxlint, '--deny-warnings', '--format=json', file], {
    cwd: house,
    encoding: 'utf8',
  })
  rmSync(file)
  return { isClean: status === 0, output: stdout }
}

const using = (floor: string): string =>
  `import { thing } from '../${floor}/room/thing.ts'\n\nexport const used: string = thing\n`

describe('the rule between the floors', () => {
  for (const [height, floor] of floors.entries()) {
    for (const [otherHeight, other] of floors.entries()) {
      if (height === otherHeight) continue
      const isAllowed = otherHeight < height
      it(`${isAllowed ? 'lets' : 'does not let'} ${floor} import ${other}`, () => {
        const { isClean, output } = lint(floor, using(other))
        expect({ isClean, names: output.includes('no-restricted-imports') }).toEqual({
          isClean: isAllowed,
          names: !isAllowed,
        })
      })
    }
  }
})

describe('the rule of one source of time, chance and surroundings', () => {
  it.each([
    ['export const now = (): number => Date.now()', 'Clock'],
    ['export const now = (): number => performance.now()', 'Clock'],
    ['export const wait = (ring: () => void): unknown => setTimeout(ring, 1)', 'Clock'],
    ['export const chance = (): number => Math.random()', 'RandomStream'],
    ['export const home = (): unknown => process.env', 'cli'],
    ['export const call = (): unknown => fetch("http://example.com")', 'Transport'],
  ])('refuses %s', (text, remedy) => {
    const { isClean, output } = lint('simulators', `${text}\n`)
    expect([isClean, output]).toEqual([false, expect.stringContaining(remedy)])
  })
})
