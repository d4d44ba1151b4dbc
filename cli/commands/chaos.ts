import { availableParallelism } from 'node:os'
import { chaosSteps } from '../../scenarios/chaos/chaos-steps.ts'
import { defaultChoices } from '../../scenarios/plan/default-choices.ts'
import { faultDefinitions } from '../../simulators/faults/fault-definitions.ts'
import type { AddCommand } from '../add-command.ts'
import { type ChaosOptions, runChaos } from '../chaos/run-chaos.ts'
import { languageOption, parseDialects, parseNames, parsePlatforms, parseWhole } from '../options/parsers.ts'

const examples = `
Examples:
  vmharness chaos                                        every step under every fault, on all platforms and dialects
  vmharness chaos --step open --platform billmanager
  vmharness chaos --fault reply-lost,asleep --out out    out/chaos.html, and a scenario for each broken cell
  vmharness chaos --out out --resume                     continues where a run with the same seed was interrupted`

/** `vmharness chaos`: each step of a life under each fault. */
export const chaosCommand: AddCommand = (program, surroundings, done) => {
  program
    .command('chaos')
    .summary('every step of a service life under every fault')
    .description(
      'Runs lifecycle step x fault x platform x dialect and judges each cell by all rules. A step is done in spite of the fault (recovered), or given up without damage (gave up cleanly), which is right only where what the fault leaves does not pass. Exit code 1 when a cell breaks, also when a fault is no longer injected where it did.',
    )
    .option('--platform <name>', 'billmanager, clouden or all', parsePlatforms, parsePlatforms('all'))
    .option(
      '--dialect <release>',
      'wire behaviour of one release of VMmanager, or all',
      parseDialects,
      parseDialects('all'),
    )
    .option('--step <names>', 'only these steps, separated by commas', parseNames(Object.keys(chaosSteps)))
    .option(
      '--fault <names>',
      'only these faults, separated by commas',
      parseNames(Object.keys(faultDefinitions)),
    )
    .option(
      '--seed <number>',
      'the same seed gives the same matrix',
      parseWhole(0, 2 ** 31 - 1),
      defaultChoices.seed,
    )
    .option('--jobs <number>', 'threads', parseWhole(1, 64), availableParallelism())
    .option(
      '--out <folder>',
      'keep finished cells, the heat map as HTML, and a scenario for each broken cell there',
    )
    .option('--resume', 'keep the finished cells of the folder, and run the others')
    .addOption(languageOption('language of the page'))
    .option('--quiet', 'no progress')
    .addHelpText('after', examples)
    .action(async (options: Omit<ChaosOptions, 'platforms' | 'dialects'> & Named) => {
      const { platform: platforms, dialect: dialects, step: steps, fault: faults, ...rest } = options
      const choices = { ...rest, platforms, dialects, ...(steps && { steps }), ...(faults && { faults }) }
      done(await runChaos(choices, surroundings))
    })
}

/** The options as they are called on the command line. */
interface Named {
  readonly platform: ChaosOptions['platforms']
  readonly dialect: ChaosOptions['dialects']
  readonly step?: readonly string[]
  readonly fault?: readonly string[]
}
