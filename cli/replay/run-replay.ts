import { HarnessError } from '../../contracts/failures/harness-error.ts'
import { redact } from '../../contracts/trace/redact.ts'
import { printable } from '../../reports/printable.ts'
import { readTraffic } from '../../scenarios/recording/read-traffic.ts'
import { type Replayed, replayTrace } from '../../scenarios/replay/replay-trace.ts'
import { exitCodes } from '../exit-code.ts'
import { interruptible } from '../interruptible.ts'
import type { Surroundings } from '../surroundings.ts'
import { chooseReplayTarget } from './choose-replay-target.ts'
import { formatMessage } from '../../reports/i18n/format-message.ts'
import type { Command } from 'commander'
import { defaultChoices } from '../../scenarios/plan/default-choices.ts'
import type { TrafficChoices } from '../../scenarios/recording/traffic-choices.ts'
import { parseWhole } from '../options/parsers.ts'
import { addTrafficOptions } from '../options/traffic-options.ts'

/** Differing answers that are shown in full, and as many with notes; the figures count the others. */
const mostShown = 20

/** Sends the requests of a trace again and gives the exit code. */
export async function runReplay(
  file: string,
  options: ReplayOptions,
  surroundings: Surroundings,
): Promise<number> {
  const { stdout, stderr } = surroundings
  const { events, notes } = await readTraffic(file, options)
  for (const note of notes) stderr.write(`note: ${note}\n`)
  const [run] = events
  if (run?.type !== 'run' || run.sight === 'log') {
    const problem = 'the log of a module has no request in full, and nothing can be sent again'
    throw new HarnessError('VMH_USAGE', { problem, help: 'vmharness replay --help' })
  }
  await using resources = new AsyncDisposableStack()
  const target = resources.use(await chooseReplayTarget(options, run, surroundings))
  const interruption = interruptible(surroundings)
  resources.defer(() => interruption.stop())
  const figures: ReplayFigures = { requests: 0, alike: 0, different: 0, notCompared: 0 }
  let noted = 0
  for await (const replayed of replayTrace(events, target)) {
    if (interruption.signal.aborted) return exitCodes.interrupted
    countReplayed(figures, replayed)
    if (options.json === true) stdout.write(`${JSON.stringify(redact(replayed))}\n`)
    else {
      if (replayed.differences.length > 0 && figures.different <= mostShown)
        stdout.write(printable(redact(differenceText(replayed, figures.different === 1))))
      if (replayed.notes !== undefined && noted++ < mostShown)
        stderr.write(printable(redact(noteText(replayed))))
    }
  }
  stdout.write(options.json === true ? `${JSON.stringify(figures)}\n` : figuresText(figures))
  if (figures.different > 0) return exitCodes.bad
  return figures.alike === 0 ? exitCodes.environment : exitCodes.good
}

/** How a replay went. */
interface ReplayFigures {
  requests: number
  alike: number
  different: number
  notCompared: number
}

function countReplayed(figures: ReplayFigures, { skipped, differences }: Replayed): void {
  figures.requests++
  if (skipped !== undefined) figures.notCompared++
  else if (differences.length === 0) figures.alike++
  else figures.different++
}

/** One request whose answer differs, place by place. */
function differenceText({ seq, call, differences }: Replayed, isFirst: boolean): string {
  const lines = differences.map(
    ({ place, recorded, replayed }) => `  ${place}: recorded ${recorded}, replayed ${replayed}\n`,
  )
  return `${isFirst ? 'first divergence: ' : ''}${call} (event ${seq})\n${lines.join('')}`
}

/** What only the state of the target makes other, a line for each place. */
function noteText({ seq, call, notes = [] }: Replayed): string {
  const lines = notes.map(
    ({ place, recorded, replayed }) =>
      `note: ${call} (event ${seq}): ${place}: recorded ${recorded}, replayed ${replayed}; that is the state of the target\n`,
  )
  return lines.join('')
}

/** The last line. */
function figuresText(figures: ReplayFigures): string {
  return formatMessage(
    '{requests, plural, one {# request} other {# requests}}: {alike} alike, {different} different, {notCompared} not compared\n',
    { ...figures },
    'en',
  )
}

/** What `vmharness replay` was asked for. */
export interface ReplayOptions extends TrafficChoices {
  readonly target: string
  readonly email?: string
  readonly config?: string
  readonly seed: number
  readonly json?: true
}

export function addReplayOptions(command: Command): Command {
  return addTrafficOptions(command)
    .option('--target <name|url>', 'simulated, a target of the configuration, or a URL', 'simulated')
    .option('--email <email>', 'who logs in at a URL; the password is taken from VMHARNESS_PASSWORD')
    .option(
      '--config <file>',
      'where named targets are described; the ledger of what is created is next to it',
    )
    .option(
      '--seed <number>',
      'the same seed gives the same simulator',
      parseWhole(0, 2 ** 31 - 1),
      defaultChoices.seed,
    )
    .option('--json', 'one JSON object a line for each request, the totals last')
}
