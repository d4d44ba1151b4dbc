import { Faults } from '../../simulators/faults/faults.ts'
import { defaultChoices } from '../../scenarios/plan/default-choices.ts'
import type { Clock } from '../../simulators/clock/clock.ts'
import { createClock } from '../../simulators/clock/create-clock.ts'
import { drawMs } from '../../simulators/random/distribution.ts'
import { type Receive, serveHttp } from '../../simulators/vmmanager/http/http-server.ts'
import { type SimulatedVmmanager, startVmmanager } from '../../simulators/vmmanager/simulated-vmmanager.ts'
import { nextDueMs } from '../../simulators/vmmanager/tasks/advance.ts'
import { firstAdministrator } from '../../simulators/vmmanager/world/default-inventory.ts'
import { defaultWorldSettings } from '../../simulators/vmmanager/world/world-settings.ts'
import { createWorld, type World } from '../../simulators/vmmanager/world/world.ts'
import type { AddCommand } from '../add-command.ts'
import { exitCodes } from '../exit-code.ts'
import { parseClock, parseDialect, parseWhole } from '../options/parsers.ts'
import type { Surroundings } from '../surroundings.ts'

interface SimulateOptions {
  readonly port: number
  readonly host: string
  readonly clock: string
  readonly seed: number
  readonly dialect: string
}

/** `vmharness simulate`: a VMmanager for clients of your own, until it is told to stop. */
export const simulateCommand: AddCommand = (program, surroundings, done) => {
  program
    .command('simulate')
    .summary('a long-running simulated VMmanager')
    .description(
      'Serves a simulated VMmanager over HTTP. When it is ready it prints one line of JSON on stdout.',
    )
    .option('--port <number>', '0 for any free one', parseWhole(0, 65_535), 0)
    .option('--host <address>', 'address to listen on', '127.0.0.1')
    .option(
      '--clock <name>',
      'virtual (tasks end as soon as nobody asks), real or scaled:N',
      parseClock,
      'real',
    )
    .option(
      '--seed <number>',
      'the same seed gives the same world',
      parseWhole(0, 2 ** 31 - 1),
      defaultChoices.seed,
    )
    .option(
      '--dialect <release>',
      'release of VMmanager whose wire behaviour is spoken',
      parseDialect,
      '2024.03',
    )
    .addHelpText(
      'after',
      '\nExamples:\n  vmharness simulate --port 8080\n  vmharness simulate --clock scaled:60',
    )
    .action(async (options: SimulateOptions) => {
      const clock = createClock(options.clock)
      if (clock !== undefined) done(await simulate(options, clock, surroundings))
    })
}

async function simulate(options: SimulateOptions, clock: Clock, surroundings: Surroundings): Promise<number> {
  const { dialect, seed } = options
  const world = createWorld({ ...defaultWorldSettings, seed, dialect }, new Faults(), () => {})
  const receive = acceptingInTime(startVmmanager(world, clock), clock)
  await using server = await serveHttp(receive, options.port, options.host)
  const ended = stopped(surroundings)
  const ready = { ready: true, url: server.url, ...firstAdministrator, dialect, clock: clock.name }
  surroundings.stdout.write(`${JSON.stringify(ready)}\n`)
  surroundings.stderr.write(welcome(server.url, options))
  const exitCode = await ended
  clock.stop()
  return exitCode
}

/**
 * A call that changes something takes its time to be accepted. Under the virtual clock whatever is under way
 * comes to its end before the next request is looked at.
 */
function acceptingInTime(vmmanager: SimulatedVmmanager, clock: Clock): Receive {
  const { settings, latencyStream } = vmmanager.world
  return async (request) => {
    if (clock.name === 'virtual') await untilAtRest(vmmanager.world, clock)
    const handled = vmmanager.receive(request)
    if (handled.isChange) await clock.sleep(drawMs(settings.acceptanceLatency, latencyStream))
    return handled
  }
}

async function untilAtRest(world: World, clock: Clock): Promise<void> {
  for (let dueMs = nextDueMs(world); dueMs !== undefined; dueMs = nextDueMs(world)) {
    await clock.sleep(dueMs - clock.nowMs())
  }
}

function welcome(url: string, { dialect, clock }: SimulateOptions): string {
  const { email, password } = firstAdministrator
  const login = `curl -s ${url}/auth/v4/public/token -d '${JSON.stringify({ email, password })}'`
  return `Simulated VMmanager at ${url}, dialect ${dialect}, clock ${clock}. Ctrl-C ends it.\nLog in as ${email} with password ${password}:\n  ${login}\n`
}

function stopped(surroundings: Surroundings): Promise<number> {
  return new Promise((resolve) => {
    surroundings.on('SIGTERM', () => resolve(exitCodes.good))
    surroundings.on('SIGINT', () => resolve(exitCodes.interrupted))
  })
}
