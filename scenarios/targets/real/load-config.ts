import { existsSync } from 'node:fs'
import { HarnessError, type InputPlace } from '../../../contracts/failures/harness-error.ts'
import { problemFinder } from '../../language/problem-finder.ts'
import type { ScenarioProblem } from '../../language/scenario-problem.ts'
import { readYaml } from '../../language/yaml-source.ts'
import { readInput } from '../../load/read-input.ts'
import type { ConfigFile, TargetSettings } from './config-file.ts'
import schema from './generated/config.schema.json' with { type: 'json' }
import { isRecord } from '../../../contracts/vmmanager/is-record.ts'
import { dialects } from '../../../contracts/vmmanager/dialect.ts'
import { targetNames } from '../target.ts'
import { dirname, resolve } from 'node:path'

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

/** What is wrong with a configuration and cannot be said by a schema; no value of a secret is shown. */
function ownProblems(value: unknown): readonly ScenarioProblem[] {
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

/** A target with its name, and with its paths made absolute. */
export interface NamedTarget extends TargetSettings {
  readonly name: string
}

/** With it begin the names of all that is made on a target. */
export function prefixOf({ namePrefix = 'vmh' }: Pick<TargetSettings, 'namePrefix'>): string {
  return namePrefix
}

/**
 * The target of that name.
 *
 * @throws HarnessError VMH_TARGET_UNKNOWN, with the known names
 */
export function targetNamed({ targets = {}, file }: HarnessConfig, name: string): NamedTarget {
  const settings = Object.hasOwn(targets, name) ? targets[name] : undefined
  if (settings === undefined) {
    const known = Object.keys(targets).join(', ')
    throw new HarnessError('VMH_TARGET_UNKNOWN', { name, known: known === '' ? 'none' : known, file })
  }
  const absolute = (path: string): string => resolve(dirname(file), path)
  const { password, ca } = settings
  return {
    ...settings,
    name,
    password: 'file' in password ? { file: absolute(password.file) } : password,
    ...(ca !== undefined && { ca: absolute(ca) }),
  }
}
