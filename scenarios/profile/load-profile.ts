import { hash } from 'node:crypto'
import { HarnessError } from '../../contracts/failures/harness-error.ts'
import { problemFinder } from '../language/problem-finder.ts'
import { readYaml } from '../language/yaml-source.ts'
import { readInput } from '../load/read-input.ts'
import schema from './generated/profile.schema.json' with { type: 'json' }
import type { Profile } from './profile.ts'
import type { ProfileFile } from './profile-file.ts'
import { profileProblems } from './profile-problems.ts'
import { profileSettings } from './profile-settings.ts'

/** So many digits of the digest tell profiles apart. */
const digestLength = 12

/**
 * Reads a profile.
 *
 * @throws HarnessError VMH_INPUT_MISSING, VMH_YAML_SYNTAX or VMH_PROFILE_INVALID, placed at the key or value to blame
 */
export async function loadProfile(file: string): Promise<Profile> {
  return parseProfile(await readInput(file), file)
}

/** The same, from text. */
export function parseProfile(text: string, file: string): Profile {
  const { value, placeOf } = readYaml(text, file)
  const [foreign] = problemFinder(schema)(value ?? {})
  const [problem] = foreign === undefined ? profileProblems(value as ProfileFile) : [foreign]
  if (problem !== undefined) {
    const { path, at, message } = problem
    const isNoMapping = path.length === 0 && at === 'value'
    const params = { problem: isNoMapping ? 'A profile must be a mapping of keys' : message }
    throw new HarnessError('VMH_PROFILE_INVALID', params, { place: placeOf(problem) })
  }
  const { name, dialect, ...told } = value as ProfileFile
  const digest = hash('sha256', text).slice(0, digestLength)
  return { source: file, name, digest, dialect, ...profileSettings(told) }
}
