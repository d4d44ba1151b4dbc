import type { Command } from 'commander'
import { HarnessError } from '../../contracts/failures/harness-error.ts'
import { loadProfile } from '../../scenarios/profile/load-profile.ts'
import { isSimulated } from '../options/parsers.ts'
import type { Surroundings } from '../surroundings.ts'
import type { RunChoices } from './plan-runs.ts'

/** What of the options of `run` a profile takes part in. */
interface Profiled extends Pick<RunChoices, 'target' | 'dialect'> {
  readonly profile?: string
}

/**
 * The times and the dialect of the profile that was asked for; a dialect that was asked for too wins, and that is told.
 *
 * @throws HarnessError VMH_USAGE where the target takes its own time, or as `loadProfile`
 */
export async function profileFor(
  command: Command,
  { profile: file, target, dialect }: Profiled,
  { stderr }: Surroundings,
): Promise<Partial<Pick<RunChoices, 'times' | 'dialect'>>> {
  if (file === undefined) return {}
  if (!isSimulated(target)) {
    throw new HarnessError('VMH_USAGE', {
      problem: `a profile says how long a simulated VMmanager takes; ${target} takes its own time`,
      help: 'vmharness run --help',
    })
  }
  const times = await loadProfile(file)
  if (command.getOptionValueSource('dialect') === 'default') return { times, dialect: [times.dialect] }
  const others = dialect.filter((name) => name !== times.dialect)
  if (others.length > 0) {
    stderr.write(`note: ${file} is of dialect ${times.dialect}, and --dialect takes ${others.join(', ')}\n`)
  }
  return { times }
}
