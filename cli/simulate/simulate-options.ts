import type { Command } from 'commander'
import type { Profile } from '../../scenarios/profile/profile.ts'
import { defaultChoices } from '../../scenarios/plan/default-choices.ts'
import { defaultHttpLimits } from '../../simulators/vmmanager/http/http-limits.ts'
import { defaultWorldSettings } from '../../simulators/vmmanager/world/world-settings.ts'
import { isWorldClock, worldClockNames } from '../../simulators/worlds/world-time.ts'
import { parseDialect, parseWhole, unusable } from '../options/parsers.ts'
import type { Fault } from '../../simulators/faults/fault.ts'
import { type FrontSwitches, frontSwitches } from '../../simulators/billmanager/front/front-switches.ts'
import type { TlsOptions } from './tls-material.ts'
import { usualWorldSpec } from '../../simulators/worlds/make-spec.ts'
import { durationMs } from '../../simulators/clock/duration.ts'
import type { WorldWishes } from '../../simulators/worlds/world-wishes.ts'
import { parseFault } from './read-faults.ts'

/** Longer than clients wait for anything. */
const longestLatencyMs = 120_000

const longestStageMs = 86_400_000

/** How long tasks take: a factor of the usual, or the same span for each stage. */
type TaskDuration = Pick<WorldWishes, 'taskFactor' | 'stageMs'>

export function parseWorldClock(text: string): string {
  if (!isWorldClock(text)) throw unusable(`${worldClockNames}, such as scaled:60`)
  return text
}

export function parseLatency(text: string): number {
  return parseSpan(text, longestLatencyMs, 'a duration up to 2m, such as 50ms')
}

export function parseTaskDuration(text: string): TaskDuration {
  const factor = Number(/^x(\d+(?:\.\d+)?)$/.exec(text)?.[1])
  if (factor <= 1000) return { taskFactor: factor }
  const expected = 'a factor up to x1000, such as x0.1, or a duration for each stage, such as 50ms'
  return { stageMs: parseSpan(text, longestStageMs, expected) }
}

function parseSpan(text: string, longestMs: number, expected: string): number {
  const isSpan = /^\d+(\.\d+)?(ms|s|m|h)$/.test(text)
  const ms = isSpan ? durationMs(text) : Number.NaN
  if (!(ms <= longestMs)) throw unusable(expected)
  return ms
}

/** What `vmharness simulate` was asked for. */
export interface SimulateOptions extends TlsOptions {
  readonly port: number
  readonly host: string
  readonly clock: string
  readonly seed: number
  readonly dialect: string
  readonly profile?: string
  /** What the profile says. */
  readonly times?: Profile
  readonly addresses: number
  readonly fixture?: string
  readonly faults?: string
  readonly fault?: readonly Fault[]
  readonly transportLatency?: number
  readonly acceptanceLatency?: number
  readonly taskDuration?: TaskDuration
  readonly journal: number
  readonly bodyLimit: number
  readonly control?: number
  readonly controlHost: string
  readonly controlToken?: string
  readonly billmanager?: number
  readonly billmanagerSwitch?: Partial<FrontSwitches>
}

const port = parseWhole(0, 65_535)

/** Adds the options, those of the world before those of the sockets. */
export function addSimulateOptions(command: Command): Command {
  return addSocketOptions(addWorldOptions(command))
}

function addWorldOptions(command: Command): Command {
  const { clock, journal } = usualWorldSpec
  return command
    .option('--clock <name>', `clock of the world: ${worldClockNames}`, parseWorldClock, clock)
    .option(
      '--seed <number>',
      'the same seed gives the same world',
      parseWhole(0, 2 ** 31 - 1),
      defaultChoices.seed,
    )
    .option(
      '--dialect <release>',
      'release of VMmanager whose wire behaviour it has',
      parseDialect,
      defaultChoices.dialect,
    )
    .option('--profile <file>', 'durations, latencies and dialect, as calibrate wrote them')
    .option(
      '--addresses <number>',
      'free IPv4 addresses',
      parseWhole(0, 65_536),
      defaultWorldSettings.addresses,
    )
    .option('--fixture <name>', 'what the world has: small, large, exhausted, multi-cluster, or a YAML file')
    .option('--faults <file>', 'faults to arm: a YAML or JSON list, written as in scenarios')
    .option(
      '--fault <fault>',
      'a fault to arm, such as "asleep after=1m for=30s"; may be repeated',
      parseFault,
    )
    .option('--transport-latency <span>', 'one way over the network, such as 50ms', parseLatency)
    .option(
      '--acceptance-latency <span>',
      'how much longer a call takes that changes something',
      parseLatency,
    )
    .option(
      '--task-duration <how>',
      'xN times the usual, or the same span for each stage, such as 50ms',
      parseTaskDuration,
    )
    .option('--journal <number>', 'number of exchanges that are kept', parseWhole(0, 100_000), journal)
}

function addSocketOptions(command: Command): Command {
  return command
    .option('--port <number>', '0 for any free one', port, 0)
    .option('--host <address>', 'address to listen on', '127.0.0.1')
    .option('--tls', 'HTTPS with a certificate created at start')
    .option('--cert <file>', 'HTTPS with this certificate (PEM) and its --key')
    .option('--key <file>', 'private key of the certificate (PEM)')
    .option('--body-limit <bytes>', 'of one request', parseWhole(1, 2 ** 30), defaultHttpLimits.bodyBytes)
    .option('--control <port>', 'serve the control API (docs/control-api.md); 0 for any free port', port)
    .option('--control-host <address>', 'address that the control API listens on', '127.0.0.1')
    .option(
      '--control-token <token>',
      'token that its clients must send; better set in the variable VMHARNESS_CONTROL_TOKEN',
    )
    .option(
      '--billmanager <port>',
      'serve a BILLmanager whose VMs are created here (docs/billmanager-front.md); 0 for any free port',
      port,
    )
    .option(
      '--billmanager-switch <name=value>',
      'assumption about an uncertain point of its API, such as item-status=label; may be repeated',
      parseFrontSwitch,
    )
}

/** `item-status=label`, after those before it. */
function parseFrontSwitch(text: string, before: Partial<FrontSwitches> = {}): Partial<FrontSwitches> {
  const [name = '', value = ''] = text.split('=', 2)
  const known = Object.entries(frontSwitches).find(([known]) => known === name)
  if (known === undefined)
    throw unusable(`one of ${Object.keys(frontSwitches).join(', ')}, then = and its value`)
  const values: readonly string[] = known[1].values
  if (!values.includes(value)) throw unusable(`${name}=${values.join(` or ${name}=`)}`)
  return { ...before, [name]: value }
}
