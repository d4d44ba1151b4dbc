import { readFileSync } from 'node:fs'
import { glob } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import { coverage } from '../contracts/vmmanager/coverage.ts'
import { vmmanagerErrors } from '../contracts/vmmanager/errors.ts'
import { operationHandlers } from '../simulators/vmmanager/operations/operation-handlers.ts'
import { generateCoverage } from './generate-coverage.ts'

const simulator = fileURLToPath(new URL('../simulators/vmmanager/', import.meta.url))
const { operations } = coverage()

async function page(implemented?: ReadonlySet<string>): Promise<string> {
  const files = await generateCoverage(implemented)
  expect([...files.keys()]).toEqual(['docs/coverage.md'])
  return files.get('docs/coverage.md') ?? ''
}

/** Cells of the row about that thing. */
function cells(text: string, first: string): readonly string[] {
  const row = text.split('\n').find((line) => line.startsWith(`| ${first} `)) ?? ''
  return row.split('|').map((cell) => cell.trim())
}

describe('the page of coverage', () => {
  test.each(operations)('has a row for $id', async ({ id, method, path, evidence }) => {
    const [, operation, call, level, source] = cells(await page(), `\`${id}\``)
    expect([operation, call, level]).toEqual([`\`${id}\``, `\`${method} ${path}\``, evidence.level])
    expect(source).toContain(evidence.source)
  })

  test('says which operations the simulator does', async () => {
    const text = await page(new Set(['host-list', 'host-read']))
    expect(cells(text, '`host-list`').at(-2)).toBe('yes')
    expect(cells(text, '`host-delete`').at(-2)).toBe('')
    expect(text).toContain(`describes ${operations.length} calls; the simulator does 2 of them`)
  })

  test('takes what the simulator does from its handlers, if nobody says otherwise', async () => {
    expect(await page()).toBe(await page(new Set(operationHandlers.keys())))
  })

  test('names the dialects of what not all of them have', async () => {
    const text = await page()
    expect(cells(text, '`session-create`')).toContain('2022, 2023')
    expect(cells(text, '`host-list`')).toContain('all')
  })

  test('says what is left out, and why', async () => {
    const text = (await page()).split('## Not covered')[1] ?? ''
    for (const word of ['Notifier', 'dummy cluster', 'ldap', 'snapshots', 'account/sync', 'Rate limits'])
      expect(text).toContain(word)
  })

  test('says where the simulator makes things up', async () => {
    const text = (await page()).split('## Known simplifications')[1] ?? ''
    expect(cells(text, 'No free address')[2]).toMatch(/^Refuses the creation at once with status 400/)
    expect(text.match(/^\| [A-Z`]/gm)?.length).toBeGreaterThan(9)
  })

  test('has no row without a reason', async () => {
    const rows = (await page()).split('## Not covered')[1]?.match(/^\|.*$/gm) ?? []
    expect(rows.length).toBeGreaterThan(30)
    expect(rows.filter((row) => !/^\| \S.* \| \S.* \|$/.test(row))).toEqual([])
  })
})

describe('facts that stand in two places', () => {
  test('each operation that the simulator does is one of the description', () => {
    const ids = new Set(operations.map(({ id }) => id))
    expect([...operationHandlers.keys()].filter((id) => !ids.has(id))).toEqual([])
  })

  test('each error that the simulator answers is in the catalogue', async () => {
    const used = new Set<string>()
    for await (const file of glob('**/*.ts', { cwd: simulator })) {
      const text = readFileSync(`${simulator}${file}`, 'utf8')
      for (const [, name = ''] of text.matchAll(/\brefuse\('([\w-]+)'/g)) used.add(name)
    }
    expect(used.size).toBeGreaterThan(5)
    expect([...used].filter((name) => !(name in vmmanagerErrors))).toEqual([])
  })
})
