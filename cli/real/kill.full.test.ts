import { type ChildProcess, spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { readLedger } from '../../scenarios/targets/real/ledger/read-ledger.ts'
import { randomStream } from '../../simulators/random/random-stream.ts'
import { openStand, ours, speed, type Stand, standEnvironment } from './fixtures/stand.ts'

const kills = 50
const atOnce = 4
/** About as many requests as the story makes on both platforms, with its cleaning up. */
const requests = 110

const program = fileURLToPath(new URL('../vmharness.js', import.meta.url))

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

/** What there was when the process was dead. */
interface Wreck {
  readonly wasKilled: boolean
  readonly left: number
  /** Things of which the ledger knows no id. */
  readonly unknown: number
  readonly exitCode: number
  readonly after: readonly string[]
  readonly ledger: number
}

/** Runs the story in a process of its own, kills that at its n-th request, and cleans up. */
async function wreck(nth: number): Promise<Wreck> {
  await using stand = await openStand({}, { timeouts: { answer: '2s', task: '30s' } })
  const scenario = join(stand.folder, 'story.yaml')
  await writeFile(scenario, story)
  const child = start(stand, scenario)
  let seen = 0
  // The request is done by now, and nobody will ever read its answer.
  stand.listen(() => {
    if (++seen === nth) child.kill('SIGKILL')
  })
  const signal = await new Promise((resolve) => child.once('exit', (_, by) => resolve(by)))
  const left = ours(stand.world()).length
  const owned = existsSync(stand.ledger) ? readLedger(await readFile(stand.ledger, 'utf8')).owned : []
  const { exitCode } = await stand.run(['cleanup', '--target', 'stand'])
  const after = existsSync(stand.ledger) ? readLedger(await readFile(stand.ledger, 'utf8')).owned : []
  return {
    wasKilled: signal === 'SIGKILL',
    left,
    unknown: owned.filter(({ id }) => id === undefined).length,
    exitCode,
    after: ours(stand.world()),
    ledger: after.length,
  }
}

function start(stand: Stand, scenario: string): ChildProcess {
  const args = ['run', scenario, '--target', 'stand', '--config', stand.config, '--clock', speed, '--quiet']
  return spawn(process.execPath, [program, ...args], {
    env: { ...standEnvironment, PATH: '' },
    stdio: 'ignore',
  })
}

describe('a process that is killed at any moment', () => {
  it('leaves nothing that cleanup does not find', { timeout: 600_000 }, async () => {
    const stream = randomStream(20_261, 'kills')
    const moments = Array.from({ length: kills }, () => 1 + Math.floor(stream.fraction() * requests))
    const wrecks: Wreck[] = []
    const work = async (): Promise<void> => {
      for (let nth = moments.pop(); nth !== undefined; nth = moments.pop()) wrecks.push(await wreck(nth))
    }
    await Promise.all(Array.from({ length: atOnce }, work))
    expect(wrecks).toHaveLength(kills)
    for (const { exitCode, after, ledger } of wrecks) expect([exitCode, after, ledger]).toEqual([0, [], 0])
    // The moments were those that matter: most left something, and some what the ledger had no id of.
    expect(wrecks.filter(({ wasKilled }) => wasKilled).length).toBeGreaterThan(kills * 0.8)
    expect(wrecks.filter(({ left }) => left > 0).length).toBeGreaterThan(kills * 0.4)
    expect(wrecks.filter(({ unknown }) => unknown > 0).length).toBeGreaterThan(0)
  })
})
