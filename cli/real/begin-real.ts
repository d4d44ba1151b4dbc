import type { Command } from 'commander'
import { isSimulated } from '../options/parsers.ts'
import type { Surroundings } from '../surroundings.ts'
import { type Choosable, type RealRun, realChoices } from './open-real-run.ts'

/** What of the options of `run` matters to a real target. */
export interface RealRunOptions extends Choosable {
  readonly target: string
  readonly config?: string
  readonly dryRun?: true
  readonly quiet?: true
}

/** Makes ready to run on a real target; undefined where it is a simulated one. @throws HarnessError as `openRealRun` */
export async function beginReal(
  command: Command,
  options: RealRunOptions,
  surroundings: Surroundings,
  hurry: AbortSignal,
): Promise<RealRun | undefined> {
  if (isSimulated(options.target)) return undefined
  const choices = realChoices(command, options)
  // Loaded only for those who have a real target.
  const { openRealRun } = await import('./open-real-run.ts')
  return await openRealRun(options, choices, surroundings, hurry)
}
