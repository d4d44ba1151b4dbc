import { usualFitTolerance } from '../../scenarios/calibrate/compare-samples.ts'
import type { AddCommand } from '../add-command.ts'
import { type CalibrateOptions, runCalibrate } from '../calibrate/run-calibrate.ts'
import { languageOption, parseShare, unusable } from '../options/parsers.ts'
import { addTrafficOptions } from '../options/traffic-options.ts'

const examples = `
Examples:
  vmharness calibrate session.ndjson -o staging.yaml
  vmharness calibrate monday.har tuesday.har pmvmmgr6.log -o staging.yaml --require-fit
  vmharness calibrate wednesday.ndjson --profile staging.yaml    does it still fit?
  vmharness run --profile staging.yaml`

/** `vmharness calibrate`: from traffic to a simulator that takes as long. */
export const calibrateCommand: AddCommand = (program, surroundings, done) => {
  const command = program
    .command('calibrate')
    .summary('make the simulator take as long as a VMmanager did')
    .description(
      'Fits durations, latencies and the dialect to traces, runs the simulator with them, and shows how well it fits.',
    )
    .argument('<trace...>', 'traces (*.ndjson), HTTP archives (*.har) or logs of pmvmmgr6')
    .option('-o, --output <file>', 'where to write the profile (*.yaml); not written when absent')
    .option('--name <name>', 'name of the profile in reports; that of its file when absent', parseProfileName)
    .option('--profile <file>', 'test this profile against the traces, and write none')
    .option('--require-fit', 'exit code 1 unless the simulator fits')
    .option(
      '--risk <share>',
      'accepted probability that a difference is due to chance',
      parseShare,
      usualFitTolerance.risk,
    )
    .option('--tolerance <share>', 'by how much a quantile may differ', parseShare, usualFitTolerance.share)
    .option('--json', 'JSON lines, for programs')
    .addOption(languageOption('language of the text'))
    .addHelpText('after', examples)
  addTrafficOptions(command).action(async (files: readonly string[], options: CalibrateOptions) => {
    done(await runCalibrate(files, options, surroundings))
  })
}

function parseProfileName(text: string): string {
  if (!/^[\w.-]{1,64}$/.test(text))
    throw unusable('letters, digits, dots, dashes and underscores, 64 at most')
  return text
}
