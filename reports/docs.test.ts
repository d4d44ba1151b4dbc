import { readFile } from 'node:fs/promises'
import { beforeAll, describe, expect, test } from 'vitest'
import { reporters } from './reporter.ts'

let page: string

beforeAll(async () => {
  page = await readFile(new URL('../docs/reports.md', import.meta.url), 'utf8')
})

describe('the page of reports', () => {
  test('has a row and a command for every format, in the order in which they are offered', () => {
    const rows = [...page.matchAll(/^\| `(\w+)`/gm)].map(([, name]) => name)
    expect(rows).toEqual([...reporters.keys()])
    const [, usage = ''] = page.split('## How to use each of them')
    const commands = [...usage.matchAll(/^npx vmharness run --report (\w+)=/gm)].map(([, name]) => name)
    expect(commands).toEqual([...reporters.keys()])
  })

  test('asks for no format that there is not', () => {
    for (const [, name = ''] of page.matchAll(/--report ([a-z]+)=/g)) expect(reporters.has(name)).toBe(true)
  })
})
