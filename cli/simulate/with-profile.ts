import type { Command } from 'commander'
import { loadProfile } from '../../scenarios/profile/load-profile.ts'
import type { Surroundings } from '../surroundings.ts'
import type { SimulateOptions } from './simulate-options.ts'

/** Options that say otherwise what a profile says too. */
const others = ['dialect', 'transportLatency', 'acceptanceLatency', 'taskDuration'] as const

/**
 * The options with the profile that they name; an option that was given by hand wins, and that is told.
 *
 * @throws HarnessError as `loadProfile`
 */
export async function withProfile(
  command: Command,
  options: SimulateOptions,
  { stderr }: Surroundings,
): Promise<SimulateOptions> {
  if (options.profile === undefined) return options
  const times = await loadProfile(options.profile)
  const given = others.filter((option) => (command.getOptionValueSource(option) ?? 'default') !== 'default')
  const said = {
    ...times.latencies,
    dialect: times.dialect,
    taskDuration: Object.keys(times.durations).length > 0,
  }
  for (const option of given.filter((name) => name in said)) {
    if (option === 'dialect' && options.dialect === times.dialect) continue
    const name = option.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)
    stderr.write(`note: --${name} is taken where ${options.profile} says otherwise\n`)
  }
  return { ...options, times, ...(!given.includes('dialect') && { dialect: times.dialect }) }
}
