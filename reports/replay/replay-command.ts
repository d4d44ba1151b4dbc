import type { RunResult } from '../../scenarios/run/run-result.ts'

/** The command line that runs the same scenario again on the same platform with the same seed. */
export function replayCommand({
  scenario,
  platform,
  seed,
}: Pick<RunResult, 'scenario' | 'platform' | 'seed'>): string {
  return `vmharness run ${shellWord(scenario)} --platform ${platform} --seed ${seed}`
}

function shellWord(text: string): string {
  return /^[\w./@:-]+$/.test(text) ? text : `'${text.replaceAll("'", String.raw`'\''`)}'`
}
