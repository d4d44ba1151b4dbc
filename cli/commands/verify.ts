import type { Command } from 'commander'
import { defaultChoices } from '../../scenarios/plan/default-choices.ts'
import { providerName } from '../../simulators/pact/pact-call.ts'
import type { AddCommand } from '../add-command.ts'
import { parseDialect, parseWhole } from '../options/parsers.ts'
import { type VerifyOptions, runVerify } from '../verify/run-verify.ts'
import { parseFault } from '../simulate/read-faults.ts'

const examples = `
Examples:
  vmharness verify                                        the simulator, against the pacts of both platforms
  vmharness verify --pact my-platform-vmmanager.json      against your own
  vmharness verify --fault "reply-empty operation=host-create"    is a broken VMmanager found?
  VMHARNESS_PASSWORD=secret vmharness verify --target https://vmmanager.example.com --email admin@example.com

Variables: PACT_BROKER_BASE_URL, _TOKEN, _USERNAME, _PASSWORD; PACT_PROVIDER_VERSION.`

/** `vmharness verify`: Pact provider verification. */
export const verifyCommand: AddCommand = (program, surroundings, done) => {
  const command = program
    .command('verify')
    .summary('verify VMmanager against Pact contracts')
    .description(
      'Verifies a VMmanager with Pact, each interaction in the states that its pact requires. ' +
        'The last line holds the totals; exit code 1 when an interaction is broken.',
    )
    .addHelpText('after', examples)
  addTargetOptions(addPactOptions(command))
    .option('--json', 'one JSON object a line for each interaction, the totals last')
    .option('--verbose', 'what Pact itself prints, on stderr, in place of the progress')
    .option('--quiet', 'no progress')
    .action(async (options: VerifyOptions) => {
      done(await runVerify(options, surroundings))
    })
}

function addPactOptions(command: Command): Command {
  return command
    .option('--pact <file...>', 'pact files; those of the Pact Broker, else the shipped ones, when absent')
    .option('--provider <name>', 'name of VMmanager in the Pact Broker', providerName)
    .option('--publish', 'publish the results to the Pact Broker')
    .option('--provider-version <version>', 'the version that results are published for')
}

function addTargetOptions(command: Command): Command {
  return command
    .option('--target <url|name>', 'a real VMmanager; the simulator when absent')
    .option('--email <email>', 'who logs in at a URL; the password is taken from VMHARNESS_PASSWORD')
    .option(
      '--config <file>',
      'where named targets are described; the ledger of what is created is next to it',
    )
    .option(
      '--dialect <release>',
      'wire behaviour of VMmanager; that of the target when absent',
      parseDialect,
    )
    .option(
      '--seed <number>',
      'the same seed gives the same simulator',
      parseWhole(0, 2 ** 31 - 1),
      defaultChoices.seed,
    )
    .option('--fault <fault>', 'a fault to arm in the simulator; may be repeated', parseFault)
}
