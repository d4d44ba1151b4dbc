import { HarnessError } from '../../contracts/failures/harness-error.ts'
import { redact } from '../../contracts/trace/redact.ts'
import { printable } from '../../reports/printable.ts'
import { readTraffic } from '../../scenarios/recording/read-traffic.ts'
import { replayTrace } from '../../scenarios/replay/replay-trace.ts'
import { exitCodes } from '../exit-code.ts'
import { interruptible } from '../interruptible.ts'
import type { Surroundings } from '../surroundings.ts'
import { chooseReplayTarget } from './choose-replay-target.ts'
import type { ReplayOptions } from './replay-options.ts'
import { countReplayed, differenceText, type ReplayFigures, figuresText, noteText } from './replay-words.ts'

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
