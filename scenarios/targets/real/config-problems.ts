import { isRecord } from '../../../contracts/vmmanager/is-record.ts'
import { dialects } from '../../../contracts/vmmanager/dialect.ts'
import type { ScenarioProblem } from '../../language/scenario-problem.ts'
import { targetNames } from '../target.ts'

/** What is wrong with a configuration and cannot be said by a schema; no value of a secret is shown. */
export function ownProblems(value: unknown): readonly ScenarioProblem[] {
  if (value !== undefined && value !== null && !isRecord(value)) {
    return [problem([], 'The file must be a mapping with the keys `targets` and `slo`', 'value')]
  }
  const targets = isRecord(value) ? value['targets'] : undefined
  return isRecord(targets) ? Object.entries(targets).flatMap(([name, target]) => ofTarget(name, target)) : []
}

function ofTarget(name: string, target: unknown): readonly ScenarioProblem[] {
  const path = ['targets', name]
  if (!isRecord(target)) return []
  const { url, password, ca, insecure, dialect } = target
  const isInline = password !== undefined && password !== null && !isRecord(password)
  const known = dialects.map((each) => each.name)
  return [
    ...(targetNames.some((own) => own === name)
      ? [problem(path, `\`${name}\` is the name of a simulated target; choose another`)]
      : []),
    ...(typeof url === 'string' && /^[a-z]+:\/\/[^/]*@/i.test(url)
      ? [problem([...path, 'url'], '`url` must not hold a name or a password', 'value')]
      : []),
    ...(isInline
      ? [
          problem(
            [...path, 'password'],
            'A password must not stand in the file; write `password: { env: NAME }` or `password: { file: PATH }`',
            'value',
          ),
        ]
      : []),
    ...(ca !== undefined && insecure !== undefined
      ? [problem([...path, 'insecure'], '`ca` and `insecure` exclude each other')]
      : []),
    ...(typeof dialect === 'string' && !known.includes(dialect)
      ? [problem([...path, 'dialect'], `\`dialect\` must be one of ${known.join(', ')}`, 'value')]
      : []),
  ]
}

function problem(
  path: readonly string[],
  message: string,
  at: ScenarioProblem['at'] = 'key',
): ScenarioProblem {
  return { path, at, message }
}
