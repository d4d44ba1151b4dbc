import { redact } from '../../contracts/trace/redact.ts'
import { type VerificationWishes, runVerification } from '../../scenarios/verify/run-verification.ts'
import { exitCodes } from '../exit-code.ts'
import { interruptible } from '../interruptible.ts'
import type { Surroundings } from '../surroundings.ts'
import { chooseTarget, wrongUse } from './choose-target.ts'
import { createCountProgress } from '../progress/count-progress.ts'
import type { VerifierSettings } from '../../simulators/pact/pact-message.ts'
import { shippedPacts } from '../../scenarios/verify/shipped-pacts.ts'
import type { Outcome, VerifiedInteraction } from '../../scenarios/verify/verified-interaction.ts'
import type { Fault } from '../../simulators/faults/fault.ts'

/** Verifies a VMmanager and gives the exit code. Ctrl-C ends Pact, and removes what was made for it. */
export async function runVerify(options: VerifyOptions, surroundings: Surroundings): Promise<number> {
  const source = pactSource(options, surroundings.env)
  await using resources = new AsyncDisposableStack()
  const target = resources.use(await chooseTarget(options, surroundings))
  const interruption = interruptible(surroundings)
  resources.defer(() => interruption.stop())
  const progress = createCountProgress(surroundings.stderr, {
    what: 'interactions',
    perLine: 10,
    isQuiet: options.quiet === true || options.verbose === true,
  })
  try {
    const wishes = { ...wishesOf(options, surroundings), begun: progress.see, signal: interruption.signal }
    const interactions = await runVerification(target, { ...source, ...wishes })
    progress.finish()
    const isForPrograms = options.json === true
    surroundings.stdout.write((isForPrograms ? verificationLines : verificationText)(interactions))
    return exitCodeFor(figuresOf(interactions))
  } catch (error) {
    progress.finish()
    if (!interruption.signal.aborted) throw error
    surroundings.stderr.write(`interrupted: ${progress.words()} were begun\n`)
    return exitCodes.interrupted
  } finally {
    for (const thing of await target.clear()) surroundings.stderr.write(`left behind: ${thing}\n`)
  }
}

function wishesOf(
  { fault = [], verbose }: VerifyOptions,
  { env, stderr }: Surroundings,
): Partial<VerificationWishes> {
  const noise = (text: string): void => void stderr.write(redact(text))
  return { env, faults: fault, ...(verbose === true && { logLevel: 'info', noise }) }
}

/** Where nothing was verified nothing is good: neither VMmanager nor whoever asked is to blame. */
function exitCodeFor({ broken, verified }: Figures): number {
  if (broken > 0) return exitCodes.bad
  return verified === 0 ? exitCodes.environment : exitCodes.good
}

/** Where pacts come from, and where results go. */
type PactSource = Pick<VerifierSettings, 'provider' | 'files' | 'broker' | 'publishAs'>

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

/** How many interactions came out how. */
type Figures = { readonly interactions: number } & Readonly<Record<Outcome, number>>

export function figuresOf(interactions: readonly VerifiedInteraction[]): Figures {
  const count = (wanted: Outcome): number => interactions.filter(({ outcome }) => outcome === wanted).length
  return {
    interactions: interactions.length,
    verified: count('verified'),
    broken: count('broken'),
    skipped: count('skipped'),
  }
}

/** For people: whatever was not verified and why; the figures last. */
export function verificationText(all: readonly VerifiedInteraction[]): string {
  const told = all.filter(({ outcome }) => outcome !== 'verified').flatMap(linesOf)
  const { interactions, verified, broken, skipped } = figuresOf(all)
  const figures = `interactions: ${verified} verified, ${broken} broken, ${skipped} skipped (${interactions} in all)`
  return `${[...told, figures].join('\n')}\n`
}

function linesOf({
  outcome,
  consumer,
  description,
  given,
  problems,
}: VerifiedInteraction): readonly string[] {
  const states = given.length === 0 ? '' : ` (given ${given.join(', ')})`
  return [`${outcome} ${consumer}: ${description}${states}`, ...problems.map((problem) => `  ${problem}`)]
}

/** For programs: one line of JSON for each interaction; the figures last. */
export function verificationLines(all: readonly VerifiedInteraction[]): string {
  const lines = [...all, figuresOf(all)]
  return lines.map((line) => `${JSON.stringify(line)}\n`).join('')
}

/** What `vmharness verify` was asked for. */
export interface VerifyOptions {
  /** A URL, or the name of a real target; the simulator when absent. */
  readonly target?: string
  readonly email?: string
  readonly config?: string
  readonly pact?: readonly string[]
  readonly provider: string
  readonly providerVersion?: string
  readonly publish?: true
  /** That of the target when absent. */
  readonly dialect?: string
  readonly seed: number
  readonly fault?: readonly Fault[]
  readonly json?: true
  readonly verbose?: true
  readonly quiet?: true
}
