import { defaultChoices } from '../../scenarios/plan/default-choices.ts'
import type { RunResult } from '../../scenarios/run/run-result.ts'
import { shellWord } from './shell-word.ts'

type Replayed = Pick<
  RunResult,
  | 'source'
  | 'variables'
  | 'platform'
  | 'target'
  | 'dialect'
  | 'profile'
  | 'seed'
  | 'clock'
  | 'config'
  | 'recorded'
>

/**
 * The command line that runs the same scenario again: it names whatever decides its course and is not the default. Of
 * traffic of others, which no scenario makes, it is the one that looks for such a scenario.
 */
export function replayCommand(run: Replayed): string {
  if (run.recorded === true) return `vmharness reproduce ${shellWord(run.source)}`
  const others = (['target', 'dialect', 'clock'] as const)
    // Without a word the dialect would be that of the profile.
    .filter((choice) => run[choice] !== defaultChoices[choice] || (choice === 'dialect' && run.profile))
    .map((choice) => ` --${choice} ${shellWord(run[choice])}`)
  const variables = Object.entries(run.variables ?? {}).map(
    ([name, value]) => ` --var ${shellWord(`${name}=${String(value)}`)}`,
  )
  const { profile, config } = run
  const times =
    profile === undefined ? '' : ` --profile ${shellWord(profile.source ?? `${profile.name}.yaml`)}`
  return `vmharness run ${shellWord(run.source)}${variables.join('')} --platform ${shellWord(run.platform)} --seed ${run.seed}${others.join('')}${times}${config === undefined ? '' : ` --config ${shellWord(config)}`}`
}
