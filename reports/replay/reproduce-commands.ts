import { defaultChoices } from '../../scenarios/plan/default-choices.ts'
import { targetNames } from '../../scenarios/targets/target.ts'
import type { RunResult } from '../../scenarios/run/run-result.ts'

/**
 * The command lines that reproduce a run here, the best first. A run on a real target is reproduced by its trace,
 * without that target, and by its scenario on a simulated one.
 */
export function reproduceCommands(run: RunResult): readonly string[] {
  const isSimulated = targetNames.some((name) => name === run.target)
  if (isSimulated || run.recorded === true) return [replayCommand(run)]
  const { target, clock } = defaultChoices
  const { config: _config, ...known } = run
  const local = replayCommand({ ...known, target, clock })
  return run.trace === undefined ? [local] : [`vmharness reproduce ${shellWord(run.trace)}`, local]
}

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

/** Text as one word of a shell. */
export function shellWord(text: string): string {
  return /^[\w./@:=-]+$/.test(text) ? text : `'${text.replaceAll("'", String.raw`'\''`)}'`
}
