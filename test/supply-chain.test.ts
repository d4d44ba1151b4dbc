import { readFile } from 'node:fs/promises'
import { describe, expect, it } from 'vitest'

const read = (path: string): Promise<string> => readFile(new URL(`../${path}`, import.meta.url), 'utf8')

interface LockedPackage {
  readonly license?: string
  readonly dev?: true
  readonly peer?: true
  readonly optional?: true
  readonly cpu?: readonly string[]
  readonly resolved?: string
  readonly integrity?: string
}

const locks = ['package-lock.json', 'bench/package-lock.json', 'site/package-lock.json'] as const

/** Those that ask for no more than to be named. */
const allowed = new Set([
  'MIT',
  'ISC',
  'Apache-2.0',
  'BSD-2-Clause',
  'BSD-3-Clause',
  '0BSD',
  'BlueOak-1.0.0',
  'Unlicense',
  'CC0-1.0',
  'Python-2.0',
  'Zlib',
])

/** `A OR B` leaves the choice, `A AND B` asks for both. */
function mayBeUsed(license: string): boolean {
  const choices = license.replaceAll(/[()]/g, '').split(' OR ')
  return choices.some((choice) => choice.split(' AND ').every((each) => allowed.has(each)))
}

async function shipped(): Promise<readonly (readonly [string, LockedPackage])[]> {
  const lock = JSON.parse(await read('package-lock.json')) as { packages: Record<string, LockedPackage> }
  return Object.entries(lock.packages).filter(
    ([path, { dev, peer }]) => path !== '' && dev !== true && peer !== true,
  )
}

describe('what the package brings with it', () => {
  it('may be used by everybody', async () => {
    const others = (await shipped()).filter(([, { license = 'none' }]) => !mayBeUsed(license))
    expect(others.map(([path, { license }]) => `${path}: ${license}`)).toEqual([])
  })

  it('is little, and each of it has its reason written down', async () => {
    const { dependencies } = JSON.parse(await read('package.json')) as {
      dependencies: Record<string, string>
    }
    const page = await read('docs/decisions/runtime-dependencies.md')
    expect(Object.keys(dependencies).filter((name) => !page.includes(`\`${name}\``))).toEqual([])
    expect((await shipped()).length).toBeLessThan(80)
  })

  it('runs on every processor for which there is Node.js', async () => {
    const native = (await shipped()).filter(([, { cpu }]) => cpu !== undefined)
    expect(native.filter(([, { optional }]) => optional !== true).map(([path]) => path)).toEqual([])
    expect(native.map(([path]) => path)).toContain('node_modules/@esbuild/linux-arm64')
  })

  it.each(locks)('is locked by what it is and not by where it lay, in %s', async (path) => {
    const lock = JSON.parse(await read(path)) as { packages: Record<string, LockedPackage> }
    const entries = Object.entries(lock.packages).filter(([path]) => path !== '')
    expect(entries.filter(([, { resolved }]) => resolved !== undefined)).toEqual([])
    expect(entries.filter(([, { integrity }]) => integrity === undefined)).toEqual([])
  })
})
