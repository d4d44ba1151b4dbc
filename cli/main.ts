import { Command, CommanderError } from 'commander'
import { HarnessError } from '../contracts/failures/harness-error.ts'
import packageJson from '../package.json' with { type: 'json' }
import type { AddCommand } from './add-command.ts'
import { checkCommand } from './commands/check.ts'
import { contractCommand } from './commands/contract.ts'
import { listCommand } from './commands/list.ts'
import { runCommand } from './commands/run.ts'
import { simulateCommand } from './commands/simulate.ts'
import { exitCodes } from './exit-code.ts'
import { printFailure } from './print-failure.ts'
import type { Surroundings } from './surroundings.ts'

const commands: readonly AddCommand[] = [
  runCommand,
  simulateCommand,
  checkCommand,
  listCommand,
  contractCommand,
]

const examples = `
Examples:
  vmharness run                          every shipped scenario on both platforms
  vmharness run my-scenarios --out out   your own, with traces and reports
  vmharness simulate --port 8080         a VMmanager for your own client
  vmharness check out/traces/*.ndjson    judge old runs again`

/** Does what the arguments ask for and gives the exit code. Never rejects, never prints a stack trace. */
export async function main(args: readonly string[], surroundings: Surroundings): Promise<number> {
  const { stdout, stderr } = surroundings
  let exitCode: number = exitCodes.good
  let problem = ''
  const program = new Command('vmharness')
    .description('Contract tests and simulation of VMmanager 6 with BILLmanager and Clouden.')
    .version(packageJson.version)
    .helpCommand(false)
    .addHelpText('after', examples)
    .configureOutput({
      writeOut: (text) => stdout.write(text),
      writeErr: (text) => void (problem += text),
    })
    .exitOverride()
  for (const add of commands) add(program, surroundings, (code) => (exitCode = code))
  for (const command of program.commands) command.copyInheritedSettings(program)
  try {
    await program.parseAsync(args, { from: 'user' })
    return exitCode
  } catch (error) {
    if (!(error instanceof CommanderError)) return printFailure(error, stderr)
    return error.exitCode === 0
      ? exitCodes.good
      : printFailure(wrongUse(problem, verbOf(program, args)), stderr)
  }
}

function verbOf(program: Command, [first]: readonly string[]): string {
  return program.commands.some((command) => command.name() === first) ? ` ${first}` : ''
}

function wrongUse(text: string, verb: string): HarnessError {
  const problem = text
    .trim()
    .replace(/^error: /, '')
    .replaceAll(/\s*\n\s*/g, ' ')
  return new HarnessError('VMH_USAGE', { problem, help: `vmharness${verb} --help` })
}
