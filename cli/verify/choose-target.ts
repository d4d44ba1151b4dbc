import { defaultChoices } from '../../scenarios/plan/default-choices.ts'
import { type Connection, connect, ledgerPath } from '../../scenarios/targets/real/connection.ts'
import { systemEntropy } from '../../scenarios/targets/real/entropy.ts'
import { usualConfigFile } from '../../scenarios/targets/real/load-config.ts'
import { realVerifyTarget } from '../../scenarios/verify/real-verify-target.ts'
import { simulatedVerifyTarget } from '../../scenarios/verify/simulated-verify-target.ts'
import type { VerifyTarget } from '../../scenarios/verify/verify-target.ts'
import { type FoundTarget, findTarget } from '../real/find-target.ts'
import type { Surroundings } from '../surroundings.ts'
import type { VerifyOptions } from './run-verify.ts'
import { HarnessError } from '../../contracts/failures/harness-error.ts'

/**
 * The VMmanager that is to be verified: the simulator, one of the configuration, or one at a URL.
 *
 * @throws HarnessError as `findTarget`, `connect` and `realVerifyTarget`
 */
export async function chooseTarget(options: VerifyOptions, { env }: Surroundings): Promise<VerifyTarget> {
  const { target: name, dialect, seed } = options
  if (name === undefined || name === 'simulated') {
    return simulatedVerifyTarget({ dialect: dialect ?? defaultChoices.dialect, seed })
  }
  if (options.fault !== undefined)
    throw wrongUse('--fault needs the simulator: a real VMmanager has no faults to arm')
  const isUrl = /^https?:/.test(name)
  const found = isUrl ? targetAt(name, options) : await findTarget(name, options.config)
  await using resources = new AsyncDisposableStack()
  const connection: Connection = resources.use(
    await connect({ ...found, environment: env, changes: true, ...(dialect !== undefined && { dialect }) }),
  )
  const target = resources.use(await realVerifyTarget(connection, systemEntropy))
  const kept = resources.move()
  return { ...target, [Symbol.asyncDispose]: () => kept.disposeAsync() }
}

/** Enough for what an interaction needs at one moment. */
const budget = { vms: 3, ramMib: 65_536 } as const

function targetAt(url: string, { email, config }: VerifyOptions): FoundTarget {
  if (email === undefined) {
    throw wrongUse('a target at a URL needs --email, and the password in VMHARNESS_PASSWORD')
  }
  const target = { name: url, url, email, password: { env: 'VMHARNESS_PASSWORD' }, budget }
  return { target, ledgerPath: ledgerPath(config ?? usualConfigFile) }
}

/** Options of `vmharness verify` that do not go together. */
export function wrongUse(problem: string): HarnessError {
  return new HarnessError('VMH_USAGE', { problem, help: 'vmharness verify --help' })
}
