import { stripVTControlCharacters } from 'node:util'
import { redact } from '../../contracts/trace/redact.ts'
import { HarnessError } from '../../contracts/failures/harness-error.ts'
import type { SeenInteraction, VerifiedInteraction } from './verified-interaction.ts'

/** As Pact's verifier (pact_ffi 0.5) tells it. */
interface PactResult {
  readonly interactionResults: readonly PactInteraction[]
  readonly errors?: readonly {
    readonly interaction: string
    readonly mismatch: { readonly message?: string }
  }[]
}

interface PactInteraction {
  readonly consumer: string
  readonly description: string
  readonly providerStates: readonly string[]
  readonly pending: boolean
  readonly result: string
  readonly mismatch?: {
    /** Where no response could be compared. */
    readonly message?: string
    readonly mismatches?: readonly PactMismatch[]
  }
}

interface PactMismatch {
  readonly type: string
  readonly mismatch: string
  /** Of a body. */
  readonly path?: string
  /** Of a header. */
  readonly key?: string
}

/**
 * Pact's result and what was seen meanwhile as one.
 *
 * @param isSimulated - what a simulated VMmanager does not do for a state is its own fault
 * @throws HarnessError VMH_PACT_FAILED where a pact could not be loaded, or the two tell of other interactions
 */
export function readResult(
  text: string,
  seen: readonly SeenInteraction[],
  isSimulated: boolean,
): readonly VerifiedInteraction[] {
  const { interactionResults, errors = [] } = JSON.parse(text) as PactResult
  const unloaded = errors.find(({ interaction }) => interaction === 'Failed to load pact')
  if (unloaded !== undefined) throw failed(stripVTControlCharacters(unloaded.mismatch.message ?? 'a pact'))
  return interactionResults.map((interaction, index) => {
    const states = seen[index]?.states.join()
    if (states !== interaction.providerStates.join()) {
      throw failed(`the states of "${interaction.description}" were not asked for`)
    }
    const { consumer, description, providerStates: given } = interaction
    return { consumer, description, given, ...outcomeOf(interaction, seen[index], isSimulated) }
  })
}

function failed(problem: string): HarnessError {
  return new HarnessError('VMH_PACT_FAILED', { problem })
}

function outcomeOf(
  { result, pending, mismatch }: PactInteraction,
  { unsettable, failed: reason }: Partial<SeenInteraction> = {},
  isSimulated: boolean,
): Pick<VerifiedInteraction, 'outcome' | 'problems'> {
  if (unsettable !== undefined) return { outcome: 'skipped', problems: [unsettable] }
  if (reason !== undefined) return { outcome: isSimulated ? 'broken' : 'skipped', problems: [reason] }
  if (result === 'OK') return { outcome: 'verified', problems: [] }
  const { message = 'no reason is told', mismatches } = mismatch ?? {}
  const told = new Set((mismatches?.map(problemOf) ?? [message]).map((problem) => redact(problem)))
  const problems = [...told].toSorted()
  return pending
    ? { outcome: 'skipped', problems: ['its pact calls it pending', ...problems] }
    : { outcome: 'broken', problems }
}

function problemOf({ type, path, key, mismatch }: PactMismatch): string {
  const part = type
    .replace(/Mismatch$/, '')
    .replaceAll(/(?<=[a-z])(?=[A-Z])/g, ' ')
    .toLowerCase()
  return `${[part, path ?? key].filter(Boolean).join(' ')}: ${mismatch}`
}
