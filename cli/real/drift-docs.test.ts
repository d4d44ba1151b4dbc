import { existsSync } from 'node:fs'
import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { contractDocument } from '../../contracts/drift/published/contract-operations.ts'
import { exitCodes } from '../exit-code.ts'
import { openStand } from './fixtures/stand.ts'
import { openWarpedStand, warpItems } from './fixtures/warped-stand.ts'
import { codeBlocks } from '../../test/code-blocks.ts'
import { mostItems } from '../../scenarios/targets/real/drift/read-answers.ts'

let page = ''

beforeAll(async () => {
  page = await readFile(new URL('../../docs/drift.md', import.meta.url), 'utf8')
})

describe('the page of drift', () => {
  it('has commands that work', async () => {
    await using stand = await openStand({ fixture: 'small' })
    const { paths, ...document } = contractDocument('2024.03') as { readonly paths: object }
    const section = (service: string): string =>
      JSON.stringify({
        ...document,
        paths: Object.fromEntries(Object.entries(paths).filter(([path]) => path.startsWith(service))),
      })
    await writeFile(join(stand.folder, 'vm.json'), section('/vm/'))
    await writeFile(join(stand.folder, 'auth_v4.json'), section('/auth/v4/'))
    const commands = codeBlocks(page, 'sh').flatMap((block) => block.trim().split('\n'))
    expect(commands.length).toBeGreaterThan(3)
    for (const command of commands) {
      const [npx, vmharness, ...words] = command.replace('staging', 'stand').split(' ')
      expect([npx, vmharness]).toEqual(['npx', 'vmharness'])
      const args = words.map((word) => (word.endsWith('.json') ? join(stand.folder, word) : word))
      const { exitCode, stderr } = await stand.run(args)
      expect([command, exitCode, stderr]).toEqual([command, exitCodes.good, ''])
    }
    expect(existsSync(join(stand.folder, 'drift.json'))).toBe(true)
  })

  it('shows what is printed', async () => {
    await using stand = await openWarpedStand(
      (...asked) =>
        warpItems('/vm/v3/host', ({ ram_mib: memory, ...host }) => ({ ...host, memory }))(...asked) ??
        warpItems('/vm/v3/ippool', (pool) => ({ ...pool, colour: 'red' }))(...asked),
    )
    const { stdout } = await stand.run(['drift', '--target', 'stand'])
    expect(codeBlocks(page, 'text')[0]).toBe(stdout.replaceAll('stand has', 'staging has'))
  })

  it('explains every exit code that there is, and no other', () => {
    const codes = [...page.matchAll(/^\| (\d+) +\|/gm)].map(([, code]) => Number(code))
    const { interrupted: _interrupted, ...own } = exitCodes
    expect(codes).toEqual(Object.values(own))
  })

  it('names the bounds as they are', async () => {
    expect(page).toContain(`(${mostItems} items)`)
    await using stand = await openStand()
    const { stdout } = await stand.run(['drift', '--help'])
    const [, samples] =
      /items of each list whose details are read \(default:\s+(\d+)\)/.exec(stdout.replaceAll(/\s+/g, ' ')) ??
      []
    expect(page).toContain(`\`--samples\` (${samples})`)
  })
})
