import { redact } from '../../contracts/trace/redact.ts'
import { runVerification, type VerificationWishes } from '../../scenarios/verify/run-verification.ts'
import { exitCodes } from '../exit-code.ts'
import { interruptible } from '../interruptible.ts'
import type { Surroundings } from '../surroundings.ts'
import { chooseTarget } from './choose-target.ts'
import { pactSource } from './pact-source.ts'
import { createCountProgress } from '../progress/count-progress.ts'
import { type Figures, figuresOf, verificationLines, verificationText } from './verification-text.ts'
import type { VerifyOptions } from './verify-options.ts'

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
