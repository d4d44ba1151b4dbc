import type { Command } from 'commander'
import { HarnessError } from '../../contracts/failures/harness-error.ts'

/** What of the options of `run` has another meaning, or none, on a real target. */
export interface Choosable {
  readonly clock: string
  readonly dialect: readonly string[]
}

/** What was chosen for a real target: its own clock and dialect where the user has said nothing. */
export interface RealChoices {
  readonly clock: string
  /** Undefined: that of the target. */
  readonly dialect: string | undefined
}

/** @throws HarnessError VMH_USAGE where a choice makes no sense there */
export function realChoices(command: Command, { clock, dialect: dialects }: Choosable): RealChoices {
  const isChosen = (option: string): boolean => command.getOptionValueSource(option) !== 'default'
  if (isChosen('clock') && clock === 'virtual') {
    throw new HarnessError('VMH_USAGE', {
      problem: 'a real VMmanager does not jump over waits: its clock is real',
      help: 'vmharness run --help',
    })
  }
  const [dialect, ...others] = isChosen('dialect') ? dialects : []
  if (others.length > 0) {
    throw new HarnessError('VMH_USAGE', {
      problem: 'a real VMmanager speaks one dialect',
      help: 'vmharness run --help',
    })
  }
  return { clock: isChosen('clock') ? clock : 'real', dialect }
}
