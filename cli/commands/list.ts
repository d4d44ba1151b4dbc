import { findScenarioFiles } from '../../scenarios/load/find-scenario-files.ts'
import { loadScenario } from '../../scenarios/load/load-scenario.ts'
import type { AddCommand } from '../add-command.ts'
import { exitCodes } from '../exit-code.ts'

/** `vmharness list`: what scenarios there are. */
export const listCommand: AddCommand = (program, { stdout }, done) => {
  program
    .command('list')
    .summary('what scenarios there are')
    .description('Lists scenarios: the shipped ones, or those at the given paths.')
    .argument('[path...]', 'scenario files or folders')
    .option('--json', 'one JSON object a line, for programs')
    .addHelpText('after', '\nExamples:\n  vmharness list\n  vmharness list my-scenarios --json')
    .action(async (paths: readonly string[], options: { readonly json?: true }) => {
      const loaded = await Promise.all((await findScenarioFiles(paths)).map((file) => loadScenario(file)))
      const longest = Math.max(...loaded.map(({ name }) => name.length))
      for (const { name, file, scenario } of loaded) {
        const { title, purpose, tags = [], platforms = ['billmanager', 'clouden'] } = scenario
        const line =
          options.json === true
            ? JSON.stringify({ scenario: name, file, title, purpose, tags, platforms })
            : `${name.padEnd(longest)}  ${title}${tags.length === 0 ? '' : ` [${tags.join(', ')}]`}`
        stdout.write(`${line}\n`)
      }
      done(exitCodes.good)
    })
}
