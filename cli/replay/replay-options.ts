import type { Command } from 'commander'
import { defaultChoices } from '../../scenarios/plan/default-choices.ts'
import type { TrafficChoices } from '../../scenarios/recording/traffic-choices.ts'
import { parseWhole } from '../options/parsers.ts'
import { addTrafficOptions } from '../options/traffic-options.ts'

/** What `vmharness replay` was asked for. */
export interface ReplayOptions extends TrafficChoices {
  readonly target: string
  readonly email?: string
  readonly config?: string
  readonly seed: number
  readonly json?: true
}

export function addReplayOptions(command: Command): Command {
  return addTrafficOptions(command)
    .option('--target <name|url>', 'simulated, a target of the configuration, or a URL', 'simulated')
    .option('--email <email>', 'who logs in at a URL; the password is taken from VMHARNESS_PASSWORD')
    .option('--config <file>', 'where named targets are described; the ledger of what is made is beside it')
    .option(
      '--seed <number>',
      'the same seed gives the same simulator',
      parseWhole(0, 2 ** 31 - 1),
      defaultChoices.seed,
    )
    .option('--json', 'one JSON object a line for each request, the figures last')
}
