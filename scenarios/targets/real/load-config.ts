import { existsSync } from 'node:fs'
import { HarnessError, type InputPlace } from '../../../contracts/failures/harness-error.ts'
import { problemFinder } from '../../language/problem-finder.ts'
import type { ScenarioProblem } from '../../language/scenario-problem.ts'
import { readYaml } from '../../language/yaml-source.ts'
import { readInput } from '../../load/read-input.ts'
import type { ConfigFile } from './config-file.ts'
import { ownProblems } from './config-problems.ts'
import schema from './generated/config.schema.json' with { type: 'json' }

/** The file that is looked for where none is named. */
export const usualConfigFile = 'vmharness.config.yaml'

/** What a file says. Secrets are not read yet. */
export interface HarnessConfig extends ConfigFile {
  /** Its path, from which paths in it count. */
  readonly file: string
}

/**
 * Reads a configuration.
 *
 * @throws HarnessError VMH_INPUT_MISSING, VMH_YAML_SYNTAX or VMH_CONFIG_INVALID, placed at the key or value to blame
 */
export async function loadConfig(path: string): Promise<HarnessConfig> {
  return parseConfig(await readInput(path), path)
}

/** The named file, or the usual one of this folder; undefined where there is none. @throws HarnessError as `loadConfig` */
export async function findConfig(path: string | undefined): Promise<HarnessConfig | undefined> {
  return path === undefined && !existsSync(usualConfigFile) ? undefined : loadConfig(path ?? usualConfigFile)
}

/** The same, from text. */
export function parseConfig(text: string, file: string): HarnessConfig {
  const { value, placeOf } = readYaml(text, file)
  // What stands where a password must not stand is told first, and never shown.
  const [problem] = [...ownProblems(value), ...problemFinder(schema)(value ?? {})]
  if (problem !== undefined) throw invalid(problem, placeOf(problem))
  return { ...(value as ConfigFile), file }
}

function invalid({ message }: ScenarioProblem, place: InputPlace): HarnessError {
  return new HarnessError('VMH_CONFIG_INVALID', { problem: message }, { place })
}
