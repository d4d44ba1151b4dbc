import type { AddCommand } from '../add-command.ts'
import { type ReplayOptions, addReplayOptions, runReplay } from '../replay/run-replay.ts'

const examples = `
Examples:
  vmharness replay incident.ndjson                      to a simulator, in the dialect of the trace
  vmharness replay incident.har --platform clouden
  vmharness replay incident.ndjson --target staging     to a real VMmanager (docs/real-targets.md)`

/** `vmharness replay`: recorded requests once more, and how the answers differ. */
export const replayCommand: AddCommand = (program, surroundings, done) => {
  const command = program
    .command('replay')
    .summary('send the requests of a trace again, and compare the answers')
    .description(
      'Sends recorded requests again, with the ids and sessions of today, and compares the structure of the responses. ' +
        'The last line holds the totals; exit code 1 when a response differs.',
    )
    .argument('<trace>', 'a trace (*.ndjson) or an HTTP archive (*.har)')
    .addHelpText('after', examples)
  addReplayOptions(command).action(async (file: string, options: ReplayOptions) => {
    done(await runReplay(file, options, surroundings))
  })
}
