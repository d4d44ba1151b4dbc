import { HarnessError } from '../../contracts/failures/harness-error.ts'
import { speedOf } from '../../simulators/clock/speed-of.ts'
import { WallClock } from '../../simulators/clock/wall-clock.ts'
import { firstAdministrator } from '../../simulators/vmmanager/world/default-inventory.ts'
import { serveControl } from '../../simulators/worlds/control/control-server.ts'
import { markOf } from '../../scenarios/profile/mark-of.ts'
import { profiledSpec } from '../../scenarios/profile/profiled-spec.ts'
import { loadFixture } from '../../scenarios/load/load-fixture.ts'
import { makeSpec } from '../../simulators/worlds/make-spec.ts'
import { usualWorldSpec } from '../../simulators/worlds/usual-world-spec.ts'
import { serveWorlds } from '../../simulators/worlds/world-servers.ts'
import type { WorldSpec } from '../../simulators/worlds/world-spec.ts'
import { Worlds } from '../../simulators/worlds/worlds.ts'
import { exitCodes } from '../exit-code.ts'
import type { Surroundings } from '../surroundings.ts'
import { readFaults } from './read-faults.ts'
import type { SimulateOptions } from './simulate-options.ts'
import { startBillmanager } from './start-billmanager.ts'
import { tlsMaterial } from './tls-material.ts'
import { readyLine, welcome } from './welcome.ts'

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
