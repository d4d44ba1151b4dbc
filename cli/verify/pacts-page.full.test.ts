import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { fakeBroker, type FakeBroker } from '../../scenarios/verify/fixtures/fake-broker.ts'
import { pactGiven } from '../../scenarios/verify/fixtures/foreign-pacts.ts'
import { writePacts } from '../../scenarios/verify/fixtures/write-pacts.ts'
import { temporaryFolder } from '../../test/temporary-folder.ts'
import { runCli } from '../fixtures/run-cli.ts'
import { simulate } from '../fixtures/simulate.ts'

const pages = ['docs/pacts.md']

/** Lines for a shell, each with the variables that it sets. */
async function commandsOf(page: string): Promise<readonly string[]> {
  const text = await readFile(new URL(`../../${page}`, import.meta.url), 'utf8')
  return [...text.matchAll(/```sh\n([\s\S]*?)```/g)].flatMap(([, block = '']) => block.trim().split('\n'))
}

const good = pactGiven('no account has the e-mail')
const commands = (await Promise.all(pages.map(commandsOf))).flat()
let broker: FakeBroker
beforeAll(async () => {
  broker = await fakeBroker(good)
})
afterAll(() => broker[Symbol.asyncDispose]())

/** What a person does who has the files, the broker and the VMmanager that the page speaks of. */
async function type(command: string, url: string, folder: string): Promise<number> {
  const [pact = ''] = await writePacts(folder, [good])
  const typed = command
    .replaceAll('my-platform-vmmanager.json', pact)
    .replaceAll('https://broker.example.com', broker.url)
    .replaceAll(
      'https://vmmanager.example.com',
      `${url} --config ${join(folder, 'none.yaml')} --pact ${pact}`,
    )
    .replaceAll('secret', 'vmmanager')
  const words = [...typed.matchAll(/"([^"]*)"|(\S+)/g)].map(([, quoted, word]) => quoted ?? word ?? '')
  const begin = words.indexOf('npx')
  expect(words.slice(begin, begin + 2)).toEqual(['npx', 'vmharness'])
  const env = Object.fromEntries(words.slice(0, begin).map((word) => word.split('=') as [string, string]))
  return (await runCli(words.slice(begin + 2), { env })).exitCode
}

describe('the commands of docs/pacts.md', { timeout: 120_000 }, () => {
  it.each(commands.filter((command) => /vmharness/.test(command) && !/staging/.test(command)))(
    'work: %s',
    async (command) => {
      await using folder = await temporaryFolder()
      await simulate(['--clock', 'virtual'], async ({ url }) => {
        // The page says of some that they find something broken.
        expect([0, 1]).toContain(await type(command, url, folder.path))
      })
    },
  )

  it('are all that there are but those for a configuration and for this repository', () => {
    expect(commands.filter((command) => !/vmharness verify/.test(command))).toEqual(['npm run pacts'])
    expect(commands.length).toBeGreaterThan(7)
  })
})
