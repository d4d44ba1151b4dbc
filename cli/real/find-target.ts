import { HarnessError } from '../../contracts/failures/harness-error.ts'
import { ledgerPath } from '../../scenarios/targets/real/connection.ts'
import {
  type HarnessConfig,
  type NamedTarget,
  findConfig,
  targetNamed,
  usualConfigFile,
} from '../../scenarios/targets/real/load-config.ts'
import { targetNames } from '../../scenarios/targets/target.ts'

/** A target of the configuration, and the ledger beside it. */
export interface FoundTarget {
  readonly target: NamedTarget
  readonly ledgerPath: string
}

/**
 * The target of that name in the named file, or in the usual one of this folder.
 *
 * @throws HarnessError VMH_USAGE for a simulated target, VMH_CONFIG_MISSING, VMH_TARGET_UNKNOWN, and those of
 * `loadConfig`
 */
export async function findTarget(name: string, configFile: string | undefined): Promise<FoundTarget> {
  if (targetNames.some((simulated) => simulated === name)) throw notReal(name)
  const config = await readConfig(name, configFile)
  return { target: targetNamed(config, name), ledgerPath: ledgerPath(config.file) }
}

/** Every target of the configuration. @throws HarnessError as `findTarget` */
export async function findTargets(configFile: string | undefined): Promise<readonly FoundTarget[]> {
  const config = await readConfig('at all', configFile)
  const path = ledgerPath(config.file)
  return Object.keys(config.targets ?? {}).map((name) => ({
    target: targetNamed(config, name),
    ledgerPath: path,
  }))
}

async function readConfig(name: string, configFile: string | undefined): Promise<HarnessConfig> {
  const config = await findConfig(configFile)
  if (config !== undefined) return config
  throw new HarnessError('VMH_CONFIG_MISSING', { name, file: usualConfigFile })
}

function notReal(name: string): HarnessError {
  return new HarnessError('VMH_USAGE', {
    problem: `target ${name} is made anew for each run; this command is for real ones, which stand in ${usualConfigFile}`,
    help: 'docs/real-targets.md',
  })
}
