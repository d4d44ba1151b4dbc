import { defaultChoices } from '../../scenarios/plan/default-choices.ts'
import { targetNames } from '../../scenarios/targets/target.ts'
import type { RunResult } from '../../scenarios/run/run-result.ts'
import { replayCommand } from './replay-command.ts'
import { shellWord } from './shell-word.ts'

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
