import { Command, CommanderError } from 'commander'
import { HarnessError } from '../contracts/failures/harness-error.ts'
import packageJson from '../package.json' with { type: 'json' }
import type { AddCommand } from './add-command.ts'
import { exitCodes } from './exit-code.ts'
import { printFailure } from './print-failure.ts'
import type { Surroundings } from './surroundings.ts'

/** Each command brings much with it, and is loaded when it is asked for. */
const commands: Readonly<Record<string, () => Promise<AddCommand>>> = {
  run: async () => (await import('./commands/run.ts')).runCommand,
  simulate: async () => (await import('./commands/simulate.ts')).simulateCommand,
  report: async () => (await import('./commands/report.ts')).reportCommand,
  check: async () => (await import('./commands/check.ts')).checkCommand,
  list: async () => (await import('./commands/list.ts')).listCommand,
  explain: async () => (await import('./commands/explain.ts')).explainCommand,
  chaos: async () => (await import('./commands/chaos.ts')).chaosCommand,
  selftest: async () => (await import('./commands/selftest.ts')).selftestCommand,
  init: async () => (await import('./commands/init.ts')).initCommand,
  verify: async () => (await import('./commands/verify.ts')).verifyCommand,
  doctor: async () => (await import('./commands/doctor.ts')).doctorCommand,
  drift: async () => (await import('./commands/drift.ts')).driftCommand,
  cleanup: async () => (await import('./commands/cleanup.ts')).cleanupCommand,
  record: async () => (await import('./commands/record.ts')).recordCommand,
  replay: async () => (await import('./commands/replay.ts')).replayCommand,
  reproduce: async () => (await import('./commands/reproduce.ts')).reproduceCommand,
  calibrate: async () => (await import('./commands/calibrate.ts')).calibrateCommand,
  contract: async () => (await import('./commands/contract.ts')).contractCommand,
}

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
  for (const load of concerned(args)) (await load())(program, surroundings, (code) => (exitCode = code))
  for (const command of program.commands) command.copyInheritedSettings(program)
  try {
    await program.parseAsync(args, { from: 'user' })
    return exitCode
  } catch (error) {
    if (!(error instanceof CommanderError)) return printFailure(error, stderr)
    // Who names no verb is told all of them.
    if (error.code === 'commander.help') {
      stderr.write(problem)
      return exitCodes.usage
    }
    return error.exitCode === 0 ? exitCodes.good : printFailure(wrongUse(problem, verbOf(args)), stderr)
  }
}

/** The command that is asked for; none for the version alone; all where help may have to list them. */
function concerned([first = '', ...rest]: readonly string[]): readonly (() => Promise<AddCommand>)[] {
  const isVersion = (first === '--version' || first === '-V') && rest.length === 0
  if (isVersion) return []
  const command = Object.hasOwn(commands, first) ? commands[first] : undefined
  return command === undefined ? Object.values(commands) : [command]
}

function verbOf([first = '']: readonly string[]): string {
  return Object.hasOwn(commands, first) ? ` ${first}` : ''
}

function wrongUse(text: string, verb: string): HarnessError {
  const problem = text
    .trim()
    .replace(/^error: /, '')
    .replaceAll(/\s*\n\s*/g, ' ')
  return new HarnessError('VMH_USAGE', { problem, help: `vmharness${verb} --help` })
}
