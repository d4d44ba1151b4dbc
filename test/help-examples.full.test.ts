import { spawn } from 'node:child_process'
import { chmod, copyFile, mkdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openStand, type Stand, standEnvironment } from '../cli/real/fixtures/stand.ts'
import pact from '../contracts/pacts/clouden-vmmanager.json' with { type: 'json' }
import contract from '../contracts/vmmanager/generated/contract.json' with { type: 'json' }
import { type Simulator, startSimulator } from '../testing/simulator.ts'

const root = fileURLToPath(new URL('..', import.meta.url))

/** These take half a minute each; `.ci/run` runs them. */
const longOnes = ['vmharness chaos', 'vmharness selftest']

/** What ends otherwise than well, and is meant to. */
const otherCodes: readonly (readonly [example: RegExp, code: number])[] = [
  [/^vmharness selftest my-scenarios/, 1],
  [/^vmharness verify --fault/, 1],
]

/** These serve until they are told to stop. */
const isServer = (example: string): boolean => /^vmharness (?:simulate|record) /.test(example)

const story = (title: string, more = ''): string =>
  `title: ${title}\npurpose: p\n${more}steps: [{ order: {} }]\nexpect: { orders: { active: 1 } }\n`

const twice = `quirks: [repeats-lost-creation]\nfaults: [{ fault: reply-lost, operation: host-create, times: 1 }]\n`

const moment = `clouden: { pollEvery: 100ms }
world:
  durations: { queued: 10ms, disk: 10ms, network: 10ms, osInstall: 10ms }
  acceptanceLatency: 1ms
`

const pageOfCli = await readFile(join(root, 'docs/cli.md'), 'utf8')
const examples = [...pageOfCli.matchAll(/^ {2}((?:[A-Z_]+=\S+ )?vmharness \S.*)$/gm)].map(([, line = '']) =>
  line.replace(/ {3,}.*$/, ''),
)

/** A real VMmanager is made ready for each interaction, which takes its time. */
const smallPact = 'small-pact.json'

let stand: Stand
let folder = ''

/** Does a line in the folder, as a shell would; a server is told to stop as soon as it has said something. */
function type(line: string): Promise<{ readonly code: number | null; readonly stderr: string }> {
  const env = { ...process.env, ...standEnvironment, PATH: `${folder}/tools:${process.env['PATH'] ?? ''}` }
  return new Promise((resolve, reject) => {
    const child = spawn('sh', ['-c', isServer(line) ? `exec ${line}` : line], { cwd: folder, env })
    let stderr = ''
    child.stderr.setEncoding('utf8').on('data', (text: string) => (stderr += text))
    child.stdout.on('data', () => void (isServer(line) && child.kill('SIGTERM')))
    child.once('error', reject)
    child.once('close', (code) => resolve({ code, stderr }))
  })
}

/** What somebody has who tries the examples: own scenarios, reports and traces of earlier runs, a stand. */
async function settleIn(): Promise<void> {
  const at = (name: string): string => join(folder, name)
  await mkdir(at('tools'))
  await writeFile(
    at('tools/vmharness'),
    `#!/bin/sh\nexec "${process.execPath}" "${root}cli/vmharness.js" "$@"\n`,
  )
  await chmod(at('tools/vmharness'), 0o755)
  await mkdir(at('my-scenarios'))
  await writeFile(at('my-scenarios/one.yaml'), story('One'))
  await writeFile(at('faults.yaml'), '- { fault: reply-lost, operation: host-create, times: 1 }\n')
  await copyFile(join(root, 'contracts/pacts/clouden-vmmanager.json'), at('my-platform-vmmanager.json'))
  await writeFile(at(smallPact), JSON.stringify({ ...pact, interactions: pact.interactions.slice(0, 2) }))
  for (const name of ['vm.json', 'auth_v4.json']) await writeFile(at(name), JSON.stringify(contract.openapi))
  for (const part of [1, 2]) await type(`vmharness run single-order --shard ${part}/2 --out out-${part}`)
  const har = ['incident', 'monday', 'tuesday'].map((name) => `--report har=${name}.har`).join(' ')
  const before = 'before/traces/fifty-orders.billmanager.ndjson'
  await type(
    `vmharness run fifty-orders --platform billmanager --out before --report json=baseline.json ${har}`,
  )
  await type(`vmharness calibrate ${before} -o staging.yaml`)
  for (const name of ['session', 'wednesday']) await copyFile(at(before), at(`${name}.ndjson`))
  await copyFile(at('before/logs/fifty-orders.billmanager.pmvmmgr6.log'), at('pmvmmgr6.log'))
  await writeFile(at('single-order.yaml'), story('Two machines for one order', twice))
  await type('vmharness run ./single-order.yaml --platform billmanager --out broken')
  await writeFile(at('quick.yaml'), story('One that takes a moment', moment))
  await type('vmharness run quick.yaml --platform clouden --out quick')
  await copyFile(at('quick/traces/quick.clouden.ndjson'), at('quick.ndjson'))
  await copyFile(at('broken/traces/single-order.billmanager.ndjson'), at('incident.ndjson'))
}

/** What the example says, with what it takes for granted put in the place of its examples. */
function asTyped(example: string, { url, password }: Simulator): string {
  return (
    example
      .replaceAll(/--(port|listen|billmanager) \d+/g, '--$1 0')
      .replace(/(record .*-o) incident/, '$1 recorded')
      .replace(/(--forward .*-o) recorded/, '$1 forwarded')
      // Requests are sent at the pace at which they were recorded.
      .replace(/replay incident(.*--target)/, 'replay quick$1')
      .replace(/\bout(\/report\.json)/, 'before$1')
      // What other examples have left in `out` need not be good.
      .replace('report render out ', 'report render before ')
      .replace(/\bout(\/traces\/single-order\S* --finding)/, 'broken$1')
      .replace(/(verify .*)https:\/\/vmmanager\.example\.com/, `$1${url} --pact ${smallPact}`)
      .replace('VMHARNESS_PASSWORD=secret', `VMHARNESS_PASSWORD=${password}`)
      // On a stand all scenarios would take as long as on a real one.
      .replace('run --target staging', 'run single-order --clock scaled:100 --target staging')
  )
}

describe('the examples of the help', () => {
  beforeAll(async () => {
    stand = await openStand()
    folder = stand.folder
    const configuration = (await readFile(stand.config, 'utf8')).replace('"stand"', '"staging"')
    await writeFile(stand.config, configuration)
    await settleIn()
  }, 60_000)
  afterAll(() => stand[Symbol.asyncDispose]())

  it('are many, and the long ones are run elsewhere', async () => {
    expect(examples.length).toBeGreaterThan(60)
    expect(examples).toEqual(expect.arrayContaining(longOnes))
    const ci = await readFile(join(root, '.ci/run'), 'utf8')
    for (const line of longOnes) expect(ci).toContain(`${line.replace('vmharness', 'vmharness.js')} --quiet`)
  })

  it.each(examples.filter((example) => !longOnes.includes(example)))(
    '%s',
    { timeout: 60_000 },
    async (example) => {
      await using simulator = await startSimulator()
      const line = asTyped(example, simulator)
      const { code, stderr } = await type(line)
      const [, expected = 0] = otherCodes.find(([known]) => known.test(example)) ?? []
      expect([line, code, expected === 0 ? stderr.includes('error ') : false]).toEqual([
        line,
        expected,
        false,
      ])
    },
  )
})
