import type { Command } from 'commander'
import { parseDialect, parsePlatform } from './parsers.ts'

/** Adds what is asked about traffic that does not say it of itself. */
export function addTrafficOptions(command: Command): Command {
  return command
    .option('--platform <name>', 'platform whose traffic an HTTP archive holds', parsePlatform, 'billmanager')
    .option(
      '--dialect <release>',
      'wire behaviour of the recorded VMmanager; the best fit when absent',
      parseDialect,
    )
}
