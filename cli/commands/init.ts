import type { AddCommand } from '../add-command.ts'
import { exitCodes } from '../exit-code.ts'
import { writeStarter } from '../init/write-starter.ts'

/** `vmharness init`: a commented project to begin with. */
export const initCommand: AddCommand = (program, surroundings, done) => {
  program
    .command('init')
    .summary('write a commented starter project')
    .description(
      'Creates a starter project with scenarios in YAML and TypeScript. Existing files are not overwritten.',
    )
    .argument('[folder]', 'where', '.')
    .addHelpText('after', '\nExample:\n  vmharness init my-tests && vmharness run my-tests/scenarios')
    .action(async (folder: string) => {
      for (const path of await writeStarter(folder)) surroundings.stdout.write(`${path}\n`)
      done(exitCodes.good)
    })
}
