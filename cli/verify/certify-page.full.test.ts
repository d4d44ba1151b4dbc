import { readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { beforeAll, describe, expect, it } from 'vitest'
import { runCli } from '../fixtures/run-cli.ts'
import { json, simulate } from '../fixtures/simulate.ts'
import { openStand, speed } from '../real/fixtures/stand.ts'

let page = ''
beforeAll(async () => {
  page = await readFile(new URL('../../docs/certify.md', import.meta.url), 'utf8')
})

/** What the page says in code, one piece after the other. */
const pieces = (shape: RegExp): readonly string[] =>
  [...page.matchAll(new RegExp('`(' + shape.source + ')`', 'g'))].map(([, piece = '']) => piece)

const wordsOf = (text: string): readonly string[] =>
  [...text.matchAll(/"([^"]*)"|(\S+)/g)].map(([, quoted, word]) => quoted ?? word ?? '')

describe('the guide to certifying', { timeout: 120_000 }, () => {
  it('starts a simulator whose journal holds what a product has asked for', async () => {
    const [command = ''] = pieces(/npx vmharness simulate [^`]*/)
    const [, path = ''] = /curl -s "http:\/\/127\.0\.0\.1:8081([^"]*)"/.exec(page) ?? []
    const args = wordsOf(command).slice(3)
    expect(args).toEqual(['--port', '8080', '--control', '8081'])
    await simulate(['--port', '0', '--control', '0'], async ({ url, control }) => {
      await json(`${url}/vm/v3/host`)
      expect(JSON.stringify(await json(`${String(control)}${path}`))).toContain('"path":"/vm/v3/host"')
    })
  })

  it('names releases and faults that there are', async () => {
    const [, releases = ''] = /\(`--dialect ([^)]*)\)/.exec(page) ?? []
    const dialects = [...releases.matchAll(/\d{4}(?:\.\d\d)?/g)].map(([release]) => release)
    const faults = pieces(/--fault "[^"]*"/)
    expect([dialects.length, faults.length]).toEqual([4, 2])
    const choices = [...dialects.map((dialect) => ['--dialect', dialect]), ...faults.map(wordsOf)]
    for (const choice of choices) {
      const { exitCode } = await simulate(['--port', '0', ...choice], async ({ url }) => {
        expect(await json(url)).toHaveProperty('error')
      })
      expect(exitCode).toBe(0)
    }
  })

  it('verifies a pact that it is given', async () => {
    const [command = ''] = pieces(/vmharness verify --pact [^`]*/)
    const pact = fileURLToPath(new URL('../../contracts/pacts/clouden-vmmanager.json', import.meta.url))
    const { exitCode, stdout } = await runCli(wordsOf(command.replace('yours.json', pact)).slice(1))
    expect(stdout).toMatch(/interactions: \d+ verified, 0 broken/)
    expect(exitCode).toBe(0)
  })

  it('asks a stand with the commands that it shows', async () => {
    await using stand = await openStand()
    const commands = pieces(/npx vmharness [^`]*--target staging[^`]*/)
    expect(commands.map((command) => wordsOf(command)[2])).toEqual(['doctor', 'run', 'verify'])
    for (const command of commands) {
      const words = wordsOf(command.replace('staging', 'stand').replace(' --out out', '')).slice(2)
      // One scenario stands for all.
      const quick = words[0] === 'run' ? ['single-order', '--clock', speed] : []
      const { exitCode, stderr } = await stand.run([...words, ...quick])
      expect([command, exitCode, stderr.includes('error ')]).toEqual([command, 0, false])
    }
  })
})
