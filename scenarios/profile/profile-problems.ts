import { dialects } from '../../contracts/vmmanager/dialect.ts'
import type { ScenarioPath, ScenarioProblem } from '../language/scenario-problem.ts'
import type { ProfileFile, SpanProfile } from './profile-file.ts'
import { quantileNames } from './quantile-names.ts'

/** What is wrong with a profile and cannot be said by a schema. */
export function profileProblems(profile: ProfileFile): readonly ScenarioProblem[] {
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
