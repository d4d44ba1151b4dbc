import { HarnessError } from '../../contracts/failures/harness-error.ts'
import { speedOf } from '../../simulators/clock/speed-of.ts'
import { WallClock } from '../../simulators/clock/wall-clock.ts'
import { serveControl } from '../../simulators/worlds/control/control-server.ts'
import { loadFixture } from '../../scenarios/load/load-fixture.ts'
import { type WorldSpec, makeSpec, usualWorldSpec } from '../../simulators/worlds/make-spec.ts'
import { serveWorlds } from '../../simulators/worlds/world-servers.ts'
import { Worlds } from '../../simulators/worlds/worlds.ts'
import { exitCodes } from '../exit-code.ts'
import type { Surroundings } from '../surroundings.ts'
import { readFaults } from './read-faults.ts'
import type { SimulateOptions } from './simulate-options.ts'
import { tlsMaterial } from './tls-material.ts'
import { type ReadyBillmanager, readyLine, welcome } from './welcome.ts'
import { firstAdministrator } from '../../simulators/vmmanager/world/inventory.ts'
import { markOf } from '../../scenarios/profile/profile.ts'
import { profiledSpec } from '../../scenarios/profile/profiled-world.ts'
import { firstClient } from '../../simulators/billmanager/front/front.ts'
import { serveFront } from '../../simulators/billmanager/front/serve-front.ts'
import type { Listening } from '../../simulators/vmmanager/http/open-server.ts'
import type { Command } from 'commander'
import { loadProfile } from '../../scenarios/profile/load-profile.ts'

/** Options that say otherwise what a profile says too. */
const others = ['dialect', 'transportLatency', 'acceptanceLatency', 'taskDuration'] as const

/**
 * The options with the profile that they name; an option that was given by hand wins, and that is told.
 *
 * @throws HarnessError as `loadProfile`
 */
export async function withProfile(
  command: Command,
  options: SimulateOptions,
  { stderr }: Surroundings,
): Promise<SimulateOptions> {
  if (options.profile === undefined) return options
  const times = await loadProfile(options.profile)
  const given = others.filter((option) => (command.getOptionValueSource(option) ?? 'default') !== 'default')
  const said = {
    ...times.latencies,
    dialect: times.dialect,
    taskDuration: Object.keys(times.durations).length > 0,
  }
  for (const option of given.filter((name) => name in said)) {
    if (option === 'dialect' && options.dialect === times.dialect) continue
    const name = option.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)
    stderr.write(`note: --${name} is taken where ${options.profile} says otherwise\n`)
  }
  return { ...options, times, ...(!given.includes('dialect') && { dialect: times.dialect }) }
}

/** This machine alone can reach what listens on them. */
const loopbackHosts: ReadonlySet<string> = new Set(['localhost', '127.0.0.1', '::1'])

/** Serves worlds until a signal comes, and gives the exit code. */
export async function runSimulator(options: SimulateOptions, surroundings: Surroundings): Promise<number> {
  const { host, port, control, controlHost, bodyLimit } = options
  const token = controlToken(options, surroundings)
  const tls = await tlsMaterial(options, host)
  const how = { limits: { bodyBytes: bodyLimit }, ...(tls === undefined ? {} : { tls }) }
  const wall = new WallClock()
  const worlds = new Worlds(dated(await specFrom(options), wall), wall)
  await using resources = new AsyncDisposableStack()
  resources.defer(() => wall.stop())
  const servers = resources.use(await serveWorlds(worlds, { ...how, host, port }))
  const controlled =
    control === undefined
      ? undefined
      : await serveControl({ worlds, servers }, { ...how, host: controlHost, port: control }, token)
  if (controlled !== undefined) resources.use(controlled)
  const billmanager = await startBillmanager(options, { ...how, url: servers.url, beganAtMs: wall.beganAtMs })
  if (billmanager !== undefined) resources.use(billmanager)
  const ended = stopped(surroundings)
  const ready = {
    url: servers.url,
    ...firstAdministrator,
    dialect: options.dialect,
    ...(options.times && { profile: markOf(options.times) }),
    clock: options.clock,
    ...(controlled === undefined ? {} : { control: controlled.url }),
    ...(billmanager === undefined ? {} : { billmanager: billmanager.ready }),
    ...(tls === undefined || options.cert !== undefined ? {} : { certificate: tls.cert }),
  }
  surroundings.stdout.write(readyLine(ready))
  surroundings.stderr.write(welcome(ready))
  return await ended
}

/** Who reaches the control API from elsewhere has to know a token. */
function controlToken(
  { control, controlHost, controlToken }: SimulateOptions,
  { env }: Surroundings,
): string | undefined {
  const given = controlToken ?? env['VMHARNESS_CONTROL_TOKEN'] ?? ''
  if (given !== '') return given
  if (control === undefined || loopbackHosts.has(controlHost)) return undefined
  throw new HarnessError('VMH_USAGE', {
    problem: `the control API on ${controlHost} can be reached from elsewhere and needs a token: set VMHARNESS_CONTROL_TOKEN or --control-token`,
    help: 'vmharness simulate --help',
  })
}

/** Dates that are told are those of today where the wall moves the world. */
function dated(spec: WorldSpec, wall: WallClock): WorldSpec {
  if (speedOf(spec.clock) === undefined) return spec
  return { ...spec, settings: { ...spec.settings, beginsAtMs: wall.beganAtMs } }
}

async function specFrom(options: SimulateOptions): Promise<WorldSpec> {
  const { clock, seed, dialect, addresses, journal, transportLatency, acceptanceLatency } = options
  return makeSpec(profiledSpec(usualWorldSpec, options.times), {
    clock,
    seed,
    dialect,
    addresses,
    journal,
    ...(options.fixture === undefined ? {} : { fixture: await loadFixture(options.fixture) }),
    ...options.taskDuration,
    ...(transportLatency === undefined ? {} : { transportLatencyMs: transportLatency }),
    ...(acceptanceLatency === undefined ? {} : { acceptanceLatencyMs: acceptanceLatency }),
    faults: [
      ...(options.faults === undefined ? [] : await readFaults(options.faults)),
      ...(options.fault ?? []),
    ],
  })
}

/** The first signal asks for a clean end, the second ends at once. */
function stopped(surroundings: Surroundings): Promise<number> {
  return new Promise((resolve) => {
    let isEnding = false
    const end = (exitCode: number) => () => {
      if (isEnding) surroundings.exit(exitCode)
      isEnding = true
      resolve(exitCode)
    }
    surroundings.on('SIGTERM', end(exitCodes.good))
    surroundings.on('SIGINT', end(exitCodes.interrupted))
  })
}

/** The simulator that a BILLmanager works against, and how it listens itself. */
interface Behind extends Omit<Listening, 'port' | 'host'> {
  readonly url: string
  /** Today, in ms since 1970. */
  readonly beganAtMs: number
}

/** A BILLmanager that serves. */
interface StartedBillmanager extends AsyncDisposable {
  readonly ready: ReadyBillmanager
}

/** Serves a BILLmanager where one is wished. @throws HarnessError as `serveFront` does */
async function startBillmanager(
  { billmanager: port, billmanagerSwitch: switches, host, dialect, clock, seed }: SimulateOptions,
  { url, beganAtMs, ...how }: Behind,
): Promise<StartedBillmanager | undefined> {
  if (port === undefined) return undefined
  const server = await serveFront(
    {
      vmmanager: url,
      dialect,
      clock,
      seed,
      settings: { beginsAtMs: beganAtMs },
      ...(switches && { switches }),
      // Whatever its certificate: the simulator is this very process.
      ...(how.tls && { trust: { insecure: true as const } }),
    },
    { ...how, host, port },
  )
  const { name: username, password } = firstClient
  return {
    ready: { url: `${server.url}/billmgr`, username, password },
    [Symbol.asyncDispose]: () => server[Symbol.asyncDispose](),
  }
}
