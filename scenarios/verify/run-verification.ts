import { existsSync } from 'node:fs'
import { HarnessError } from '../../contracts/failures/harness-error.ts'
import { WallClock } from '../../simulators/clock/wall-clock.ts'
import type { Fault } from '../../simulators/faults/fault.ts'
import { startPactProcess } from '../../simulators/pact/start-pact-process.ts'
import type { VerifierSettings } from '../../simulators/pact/pact-message.ts'
import { packageRoot } from '../load/package-root.ts'
import { beginInteraction } from './around-interaction.ts'
import { readResult } from './read-result.ts'
import { createStage } from './stage.ts'
import { serveVerification } from './verification-server.ts'
import type { VerifiedInteraction } from './verified-interaction.ts'
import type { VerifyTarget } from './verify-target.ts'
import { mostRecordedBytes, readInput } from '../load/read-input.ts'
import { isUnknownItem } from '../../simulators/client/outcome.ts'

/** Which pacts are verified, and how. */
export interface VerificationWishes extends Pick<
  VerifierSettings,
  'provider' | 'files' | 'broker' | 'publishAs' | 'logLevel'
> {
  /** Armed in a simulated VMmanager before each request of an interaction. */
  readonly faults?: readonly Fault[]
  /** Variables for the process that has Pact. */
  readonly env?: Readonly<Record<string, string | undefined>>
  /** Hears all that Pact prints. */
  readonly noise?: (text: string) => void
  /** Hears how many interactions have been begun, and of how many; the Pact Broker does not tell the latter. */
  readonly begun?: (count: number, of: number | undefined) => void
  /** Ends Pact at once. */
  readonly signal?: AbortSignal
}

const script = ['simulators/pact/pact-process.ts', 'dist/simulators/pact/pact-process.js']
  .map((path) => new URL(path, packageRoot))
  .find((url) => existsSync(url))

/**
 * Lets Pact verify a VMmanager.
 *
 * @throws HarnessError VMH_INPUT_MISSING, VMH_PACT_UNREADABLE, VMH_PACKAGE_MISSING or VMH_PACT_FAILED
 */
export async function runVerification(
  target: VerifyTarget,
  { faults, env, noise, begun = () => {}, signal, ...settings }: VerificationWishes,
): Promise<readonly VerifiedInteraction[]> {
  const counts = await Promise.all((settings.files ?? []).map((file) => checkPactFile(file)))
  const of = settings.files === undefined ? undefined : counts.reduce((sum, count) => sum + count, 0)
  await using resources = new AsyncDisposableStack()
  const wall = new WallClock()
  resources.defer(() => wall.stop())
  const stage = createStage(target, wall)
  const refusal = await beginInteraction(stage)
  if (refusal !== undefined) throw new HarnessError('VMH_PACT_FAILED', { problem: refusal })
  const server = resources.use(await serveVerification(stage, { faults, begun: (count) => begun(count, of) }))
  begun(0, of)
  signal?.throwIfAborted()
  const pact = resources.use(
    startPactProcess({
      ...(script !== undefined && { script }),
      ...(env !== undefined && { env }),
      ...(noise !== undefined && { noise }),
    }),
  )
  signal?.addEventListener('abort', () => void pact[Symbol.asyncDispose](), { once: true })
  const { url, statesUrl, seen } = server
  const result = await pact.verify({ ...settings, url, statesUrl })
  return readResult(result, seen, target.simulation !== undefined)
}

/**
 * Makes sure that a file is a pact with interactions, as any of the specifications 1 to 4 has them, and counts them.
 *
 * @throws HarnessError VMH_INPUT_MISSING or VMH_PACT_UNREADABLE
 */
export async function checkPactFile(path: string): Promise<number> {
  const pact = parse(await readInput(path, mostRecordedBytes), path)
  const { consumer, provider, interactions } = isUnknownItem(pact) ? pact : {}
  if (isUnknownItem(consumer) && isUnknownItem(provider) && Array.isArray(interactions))
    return interactions.length
  throw unreadable(path, 'it needs a consumer, a provider and interactions')
}

function parse(text: string, path: string): unknown {
  try {
    return JSON.parse(text) as unknown
  } catch (error) {
    throw unreadable(path, error instanceof Error ? error.message : String(error))
  }
}

function unreadable(path: string, problem: string): HarnessError {
  return new HarnessError('VMH_PACT_UNREADABLE', { path, problem }, { place: { file: path } })
}
