import { availableParallelism } from 'node:os'
import { defaultChoices } from '../../scenarios/plan/default-choices.ts'
import { quirks } from '../../simulators/quirks/quirks.ts'
import type { AddCommand } from '../add-command.ts'
import { parseDialect, parseNames, parsePlatforms, parseWhole } from '../options/parsers.ts'
import { runSelftest, type SelftestOptions } from '../selftest/run-selftest.ts'

const examples = `
Examples:
  vmharness selftest                                  every quirk against the shipped scenarios
  vmharness selftest my-scenarios                     does your own suite catch them?
  vmharness selftest --quirk repeats-lost-creation`

/** `vmharness selftest`: does the suite catch the defects that it is there for? */
export const selftestCommand: AddCommand = (program, surroundings, done) => {
  program
    .command('selftest')
    .summary('switch known defects on, one at a time, and see whether the suite catches them')
    .description(
      'Prints which rule caught which quirk, and the score as the last line. Exit code 1 below 100 %.',
    )
    .argument('[path...]', 'scenario files, folders, or names of shipped scenarios')
    .option('--platform <name>', 'billmanager, clouden or all', parsePlatforms, parsePlatforms('all'))
    .option(
      '--dialect <release>',
      'wire behaviour of one release of VMmanager',
      parseDialect,
      defaultChoices.dialect,
    )
    .option(
      '--seed <number>',
      'the same seed gives the same runs',
      parseWhole(0, 2 ** 31 - 1),
      defaultChoices.seed,
    )
    .option('--quirk <names>', 'only these quirks, separated by commas', parseNames(Object.keys(quirks)))
    .option('--jobs <number>', 'threads', parseWhole(1, 64), availableParallelism())
    .option('--quiet', 'no progress')
    .addHelpText('after', examples)
    .action(async (paths: readonly string[], options: SelftestOptions) => {
      done(await runSelftest(paths, options, surroundings))
    })
}
