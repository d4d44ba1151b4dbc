import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import type { ExchangeRequest } from '../../contracts/exchange/exchange.ts'
import { temporaryFolder } from '../../test/temporary-folder.ts'
import { serveHttp } from '../../simulators/vmmanager/http/http-server.ts'
import { makeSpec, usualWorldSpec } from '../../simulators/worlds/make-spec.ts'
import { Worlds } from '../../simulators/worlds/worlds.ts'
import { WallClock } from '../../simulators/clock/wall-clock.ts'
import { type Connection, connect } from '../targets/real/connection.ts'
import { pactGiven } from './fixtures/foreign-pacts.ts'
import { troubles } from './fixtures/troubles.ts'
import { writePacts } from './fixtures/write-pacts.ts'
import { realVerifyTarget } from './real-verify-target.ts'
import { runVerification } from './run-verification.ts'
import { shippedPacts } from './shipped-pacts.ts'
import type { VerifiedInteraction } from './verified-interaction.ts'
import { firstAdministrator } from '../../simulators/vmmanager/world/inventory.ts'
import type { NamedTarget } from '../targets/real/load-config.ts'

/** What came of verifying a VMmanager that others use as well. */
interface Verified {
  readonly interactions: readonly VerifiedInteraction[]
  readonly left: readonly string[]
  readonly worlds: Worlds
  readonly requests: readonly ExchangeRequest[]
  readonly ledger: string
}

/** Verifies a simulated VMmanager as if it were a real one: nothing steers it but its own API. */
async function verifyReal(pacts: readonly object[], changes: Partial<NamedTarget> = {}): Promise<Verified> {
  await using folder = await temporaryFolder()
  const wall = new WallClock()
  const worlds = new Worlds(
    makeSpec(usualWorldSpec, { clock: 'virtual', accounts: ['bob@example.com'] }),
    wall,
  )
  const requests: ExchangeRequest[] = []
  await using server = await serveHttp((request) => {
    requests.push(request)
    return worlds.receive(request)
  }, 0)
  const ledgerPath = join(folder.path, 'ledger.ndjson')
  await using connection: Connection = await connect({
    target: {
      name: 'staging',
      url: server.url,
      email: firstAdministrator.email,
      password: { env: 'SECRET' },
      budget: { vms: 3, ramMib: 65_536 },
      rateLimit: 1000,
      polling: '10ms',
      namePrefix: 'qa1',
      ...changes,
    },
    ledgerPath,
    environment: { SECRET: firstAdministrator.password },
  })
  await using target = await realVerifyTarget(connection, {
    namePart: () => 'ab12',
    secret: () => 'unguessable',
  })
  const files = pacts.length === 0 ? shippedPacts : await writePacts(folder.path, pacts)
  const interactions = await runVerification(target, { provider: 'vmmanager', files })
  const left = await target.clear()
  wall.stop()
  return { interactions, left, worlds, requests, ledger: readFileSync(ledgerPath, 'utf8') }
}

describe('a real VMmanager', { timeout: 120_000 }, () => {
  it('keeps the pacts, but for what cannot be brought about there, and is left as it was', async () => {
    const { interactions, left, worlds, requests, ledger } = await verifyReal([])
    expect([...new Set(troubles(interactions))].toSorted()).toEqual([
      'skipped a new machine in which a script is run: a recipe can be run',
      'skipped a task host_create that goes on: the creation of a machine goes on',
      'skipped a task host_create that has failed: the creation of a machine has failed',
    ])
    expect(left).toEqual([])
    const world = worlds.default.now()
    expect(world.hosts.size).toBe(0)
    expect(world.accounts.size).toBe(2)
    expect(ledger).toContain('qa1-pact-ab12')
    const ends = ledger.match(/"event":"(?:gone|void)"/g)
    expect(ends).toHaveLength(ledger.match(/"event":"intent"/g)?.length ?? 0)
    const bodies = requests.filter(({ path }) => !path.startsWith('/auth/')).map(({ body }) => body)
    expect(JSON.stringify(bodies)).not.toContain('example-password')
  })

  it('is not asked to change what is not the harness’s own', async () => {
    const change = { method: 'POST', path: '/vm/v3/host/7/stop', headers: { 'x-xsrf-token': ['a'] } }
    const other = { method: 'POST', path: '/vm/v3/cluster', headers: { 'x-xsrf-token': ['a'] } }
    const pacts = [change, other].map((request) => {
      const pact = pactGiven() as { readonly interactions: readonly object[] }
      return { ...pact, interactions: pact.interactions.map((each) => ({ ...each, request })) }
    })
    const { interactions, requests } = await verifyReal(pacts)
    const why = 'it was kept back: a real VMmanager is asked to change only what the harness has made'
    expect(interactions.map(({ outcome, problems }) => [outcome, ...problems])).toEqual([
      ['skipped', why],
      ['skipped', why],
    ])
    expect(requests.filter(({ method, path }) => method === 'POST' && path.startsWith('/vm/'))).toEqual([])
  })

  it('is asked for no more machines than its budget allows', async () => {
    const { interactions } = await verifyReal([pactGiven('a machine runs')], {
      budget: { vms: 1, ramMib: 1 },
    })
    expect(interactions[0]?.outcome).toBe('skipped')
    expect(interactions[0]?.problems[0]).toContain('a machine runs: it was kept back')
  })

  it('is made use of as its configuration says', async () => {
    const { requests } = await verifyReal([pactGiven('a machine is stopped')], {
      os: 'ISPsystem__Ubuntu-24.04-x86_64',
      preset: 'medium',
      pool: 'main',
      cluster: 'kvm',
    })
    const creation = requests.find(({ method, path }) => method === 'POST' && path === '/vm/v3/host')
    expect(creation?.body).toMatchObject({ cluster: 1, os: 2, preset: 2, ipv4_pool: [1] })
    expect(creation?.body).toHaveProperty('name', expect.stringMatching(/^qa1-pact-ab12-verify-\d+$/))
  })

  it('is told of as the first thing that keeps it from being used', async () => {
    await expect(verifyReal([], { preset: 'nowhere' })).rejects.toMatchObject({ code: 'VMH_TARGET_LACKS' })
  })
})
