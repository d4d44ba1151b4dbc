import { type ChildProcess, spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { readFile, writeFile } from 'node:fs/promises'
import { type AddressInfo, type Socket, connect, createServer } from 'node:net'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { text } from 'node:stream/consumers'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { readLedger } from '../../scenarios/targets/real/ledger/read-ledger.ts'
import { randomStream } from '../../simulators/random/random-stream.ts'
import { temporaryFolder } from '../../test/temporary-folder.ts'
import { runCli } from '../fixtures/run-cli.ts'
import { speed } from './fixtures/stand.ts'
import { firstAdministrator } from '../../simulators/vmmanager/world/inventory.ts'

const moments = 12
const atOnce = 3
/** About as many pieces of requests as the story sends, with its cleaning up. */
const pieces = 90

const program = fileURLToPath(new URL('../vmharness.js', import.meta.url))
const env = { STAND_PASSWORD: firstAdministrator.password, PATH: '' }

const story = `title: Two orders, of which one is closed
purpose: Something is being made and removed at any moment.
steps:
  - order: { count: 2 }
  - wait: settled
  - reboot: {}
  - close: { of: [order-1] }
  - wait: settled
expect: { orders: { active: 2 } }
`

/** What happens to a target, and to who runs on it. */
const deaths = [
  'killed',
  'frozen',
  'unplugged',
  'unplugged and SIGINT',
  'frozen and SIGTERM',
  'frozen and SIGHUP',
] as const
type Death = (typeof deaths)[number]

/** A way to a target that can be cut, so that nothing goes through and nobody is told. */
interface Cable extends AsyncDisposable {
  readonly url: string
  cut(): void
  mend(): void
}

/** @param hear - of each piece that goes to the target */
async function cable(port: number, hear: () => void): Promise<Cable> {
  let isCut = false
  const ends = new Set<Socket>()
  const server = createServer((client) => {
    const target = connect(port, '127.0.0.1')
    client.on('data', hear)
    for (const [from, to] of [
      [client, target],
      [target, client],
    ] as const) {
      ends.add(from)
      from.on('error', () => to.destroy()).on('close', () => to.destroy())
      from.on('data', (piece) => isCut || to.write(piece))
    }
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    cut: () => (isCut = true),
    mend: () => (isCut = false),
    [Symbol.asyncDispose]: async () => {
      for (const end of ends) end.destroy()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}

/** A simulator in a process of its own, and its port. */
async function startTarget(): Promise<{ readonly child: ChildProcess; readonly port: number }> {
  const args = ['simulate', '--port', '0', '--clock', speed, '--task-duration', 'x0.02']
  const child = spawn(process.execPath, [program, ...args], {
    env: { PATH: '' },
    stdio: ['ignore', 'pipe', 'ignore'],
  })
  for await (const line of createInterface({ input: child.stdout })) {
    const [, port] = /http:\/\/[\w.]+:(\d+)/.exec(line) ?? []
    if (port !== undefined) return { child, port: Number(port) }
  }
  throw new Error('the simulator did not start')
}

/** What came of it. */
interface End {
  readonly death: Death
  readonly code: number | null
  readonly stderr: string
  readonly left: number
  /** Exit code of cleaning up, where the target came back. */
  readonly cleaned: number | undefined
}

async function die(death: Death, nth: number): Promise<End> {
  await using resources = new AsyncDisposableStack()
  const { path: folder } = resources.use(await temporaryFolder())
  const { child: target, port } = await startTarget()
  resources.defer(() => void target.kill('SIGKILL'))
  const [, signal] = death.split(' and ')
  let seen = 0
  const way = resources.use(
    await cable(port, () => {
      if (++seen !== nth) return
      if (death === 'killed') target.kill('SIGKILL')
      else if (death.startsWith('frozen')) target.kill('SIGSTOP')
      else way.cut()
      if (signal !== undefined) child.kill(signal as NodeJS.Signals)
    }),
  )
  const config = join(folder, 'vmharness.config.yaml')
  const stand = {
    url: way.url,
    email: firstAdministrator.email,
    password: { env: 'STAND_PASSWORD' },
    polling: '100ms',
    timeouts: { answer: '1s', task: '20s' },
    rateLimit: 1000,
    budget: { vms: 5, ramMib: 8192 },
    ...(nth % 2 === 0 && { observerInterval: '100ms' }),
  }
  await writeFile(config, JSON.stringify({ targets: { stand } }))
  await writeFile(join(folder, 'story.yaml'), story)
  const args = ['run', join(folder, 'story.yaml'), '--target', 'stand', '--config', config, '--clock', speed]
  const child = spawn(process.execPath, [program, ...args], { env, stdio: ['ignore', 'ignore', 'pipe'] })
  const ended = new Promise<number | null>((resolve) => child.once('exit', resolve))
  const stderr = await text(child.stderr)
  const code = await ended
  const ledger = join(folder, '.vmharness', 'ledger.ndjson')
  const owned = existsSync(ledger) ? readLedger(await readFile(ledger, 'utf8')).owned : []
  target.kill('SIGCONT')
  way.mend()
  const cleaned =
    death === 'killed' ? undefined : (await runCli(['cleanup', '--config', config], { env })).exitCode
  return { death, code, stderr, left: owned.length, cleaned }
}

describe('a target that dies at any moment', () => {
  it(
    'ends the run in time, with all that is left named, and removed when it is back',
    { timeout: 600_000 },
    async () => {
      const stream = randomStream(20_261, 'deaths')
      const work = Array.from({ length: moments }, (_, index) => ({
        death: deaths[index % deaths.length] ?? 'killed',
        nth: 1 + Math.floor(stream.fraction() * pieces),
      }))
      const ends: End[] = []
      const goOn = async (): Promise<void> => {
        for (let next = work.pop(); next !== undefined; next = work.pop())
          ends.push(await die(next.death, next.nth))
      }
      await Promise.all(Array.from({ length: atOnce }, goOn))
      for (const { death, code, stderr, left, cleaned } of ends) {
        const isTold =
          stderr.includes('VMH_LEFT_BEHIND') && stderr.includes('vmharness cleanup --target stand')
        const isAsked = death.includes('SIG')
        expect([death, isAsked || left === 0 || (code === 3 && isTold), stderr]).toEqual([
          death,
          true,
          stderr,
        ])
        // A signal that comes before anything is made ends the process at once.
        expect(isAsked && left === 0 ? [null, 0, 130] : [0, 3, 130]).toContain(code)
        expect([death, cleaned ?? 0]).toEqual([death, 0])
      }
      // The moments were those that matter.
      expect(ends.filter(({ left }) => left > 0).length).toBeGreaterThan(moments * 0.3)
    },
  )
})
