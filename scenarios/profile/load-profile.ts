import { hash } from 'node:crypto'
import { HarnessError } from '../../contracts/failures/harness-error.ts'
import { problemFinder } from '../language/problem-finder.ts'
import { readYaml } from '../language/yaml-source.ts'
import { readInput } from '../load/read-input.ts'
import schema from './generated/profile.schema.json' with { type: 'json' }
import { type Profile, quantileNames } from './profile.ts'
import type { ProfileFile, SpanProfile } from './profile-file.ts'
import { profileSettings } from './profile-settings.ts'
import { dialects } from '../../contracts/vmmanager/dialect.ts'
import type { ScenarioPath, ScenarioProblem } from '../language/scenario-problem.ts'

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

/** What is wrong with a profile and cannot be said by a schema. */
function profileProblems(profile: ProfileFile): readonly ScenarioProblem[] {
  const { dialect, durations = {}, transportLatency, acceptanceLatency } = profile
  const known = dialects.map(({ name }) => name)
  return [
    ...(known.includes(dialect)
      ? []
      : [problem(['dialect'], `\`dialect\` must be one of ${known.join(', ')}, found "${dialect}"`)]),
    ...Object.entries(durations).flatMap(([stage, span]: [string, SpanProfile]) =>
      unsorted(['durations', stage], span),
    ),
    ...unsorted(['transportLatency'], transportLatency),
    ...unsorted(['acceptanceLatency'], acceptanceLatency),
  ]
}

/** More of all cannot take less. */
function unsorted(path: ScenarioPath, span: SpanProfile | undefined): readonly ScenarioProblem[] {
  if (span === undefined) return []
  const { quantilesMs } = span
  return quantileNames.flatMap((name, index) => {
    const before = quantileNames[index - 1]
    if (before === undefined || quantilesMs[name] >= quantilesMs[before]) return []
    const message = `\`${name}\` must be at least \`${before}\`, ${quantilesMs[before]}, found ${quantilesMs[name]}`
    return [problem([...path, 'quantilesMs', name], message)]
  })
}

function problem(path: ScenarioPath, message: string): ScenarioProblem {
  return { path, at: 'value', message }
}
