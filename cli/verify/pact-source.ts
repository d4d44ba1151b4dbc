import type { VerifierSettings } from '../../simulators/pact/pact-message.ts'
import { shippedPacts } from '../../scenarios/verify/shipped-pacts.ts'
import type { Surroundings } from '../surroundings.ts'
import type { VerifyOptions } from './verify-options.ts'
import { wrongUse } from './wrong-use.ts'

/** Where pacts come from, and where results go. */
export type PactSource = Pick<VerifierSettings, 'provider' | 'files' | 'broker' | 'publishAs'>

/**
 * The files that are named, else those of the Pact Broker that the environment names, else the shipped ones.
 *
 * @throws HarnessError VMH_USAGE where results are to be published and it is not told where, or as what
 */
export function pactSource(options: VerifyOptions, env: Surroundings['env']): PactSource {
  const { provider, pact: files, publish } = options
  const broker = brokerIn(env)
  if (publish !== true) {
    const isBrokers = files === undefined && broker !== undefined
    return isBrokers ? { provider, broker } : { provider, files: files ?? shippedPacts }
  }
  const version = options.providerVersion ?? env['PACT_PROVIDER_VERSION'] ?? ''
  if (broker === undefined) throw wrongUse('--publish needs a Pact Broker: set PACT_BROKER_BASE_URL')
  if (files !== undefined) throw wrongUse('--publish takes the pacts of the Pact Broker: leave --pact out')
  if (version === '') {
    throw wrongUse('--publish needs the version of the provider: --provider-version or PACT_PROVIDER_VERSION')
  }
  return { provider, broker, publishAs: version }
}

/** By the variables that all tools of Pact know. */
function brokerIn(env: Surroundings['env']): PactSource['broker'] {
  const read = (name: string): string | undefined => env[`PACT_BROKER_${name}`] || undefined
  const url = read('BASE_URL')
  const [token, username, password] = [read('TOKEN'), read('USERNAME'), read('PASSWORD')]
  if (url === undefined) return undefined
  return {
    url,
    ...(token !== undefined && { token }),
    ...(username !== undefined && { username }),
    ...(password !== undefined && { password }),
  }
}
