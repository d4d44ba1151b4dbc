import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { temporaryFolder } from '../../test/temporary-folder.ts'
import { runCli } from '../fixtures/run-cli.ts'
import { credentials, json } from '../fixtures/simulate.ts'
import { recorded } from './fixtures/recorded.ts'
import { wireFaults } from '../../simulators/recorder/disturb-wire.ts'

let page = ''

beforeAll(async () => {
  page = await readFile(new URL('../../docs/record-and-replay.md', import.meta.url), 'utf8')
})

/** Verb and options of each command line that the page shows. */
function commands(): readonly (readonly string[])[] {
  const lines = [...page.matchAll(/vmharness ((?:run|simulate|record|check|replay|reproduce) [^`\n]*)/g)]
  return lines.map(([, line = '']) => [line.split(' ')[0] ?? '', ...(line.match(/(?<= )--?[a-z-]+/g) ?? [])])
}

describe('the page about recordings', () => {
  it('shows options that its verbs have', async () => {
    expect(commands().length).toBeGreaterThan(10)
    for (const [verb = '', ...options] of commands()) {
      const { stdout } = await runCli([verb, '--help'])
      for (const option of options)
        expect({ verb, option, isKnown: stdout.includes(option) }).toMatchObject({ isKnown: true })
    }
  })

  it('names every fault that can be made on the wire, and no other', () => {
    const [, list = ''] = /go wrong on\s+the way \(([^)]*)\)/.exec(page) ?? []
    expect([...list.matchAll(/`([a-z-]+)`/g)].map(([, name]) => name)).toEqual(wireFaults)
  })

  it('tells a story that can be walked', async () => {
    await using folder = await temporaryFolder()
    const { trace } = await recorded({ folder: folder.path }, async ({ url }, simulator) => {
      await json(`${url}/auth/v4/public/token`, credentials(simulator))
      await json(`${url}/vm/v3/os`)
    })
    expect(await runCli(['check', trace])).toMatchObject({
      exitCode: 1,
      stdout: expect.stringContaining('inconclusive') as string,
    })
    expect(await runCli(['replay', trace])).toMatchObject({ exitCode: 0 })
    await runCli(['run', 'single-order', '--platform', 'billmanager', '--out', folder.path, '--quiet'])
    const good = join(folder.path, 'traces', 'single-order.billmanager.ndjson')
    expect(await runCli(['reproduce', good, '-o', join(folder.path, 'small.yaml')])).toMatchObject({
      exitCode: 2,
    })
  })
})
