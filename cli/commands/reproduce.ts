import type { AddCommand } from '../add-command.ts'
import { parseWhole } from '../options/parsers.ts'
import { addTrafficOptions } from '../options/traffic-options.ts'
import { type ReproduceOptions, runReproduce } from '../reproduce/run-reproduce.ts'

const examples = `
Examples:
  vmharness reproduce incident.ndjson -o incident.yaml
  vmharness reproduce out/traces/single-order.billmanager.ndjson --finding one-vm-per-order`

/** `vmharness reproduce`: from traffic that breaks a rule to the smallest scenario that breaks it. */
export const reproduceCommand: AddCommand = (program, surroundings, done) => {
  const command = program
    .command('reproduce')
    .summary('make a scenario that shows what a trace shows')
    .description(
      'Derives from a trace that breaks a rule the smallest scenario with which the simulator shows the same finding. ' +
        'Exit code 1 when no scenario shows it.',
    )
    .argument('<trace>', 'a trace (*.ndjson), an HTTP archive (*.har) or a log of pmvmmgr6')
    .option('-o, --output <file>', 'where to write the scenario (*.yaml); stdout when absent')
    .option('--finding <rule>', 'the rule whose finding to reproduce; the first broken one when absent')
    .option('--runs <number>', 'maximum number of scenarios to try', parseWhole(1, 100_000), 400)
    .option(
      '--seed <number>',
      'seed of the scenarios; that of the trace when absent',
      parseWhole(0, 2 ** 31 - 1),
    )
    .addHelpText('after', examples)
  addTrafficOptions(command).action(async (file: string, options: ReproduceOptions) => {
    done(await runReproduce(file, options, surroundings))
  })
}
