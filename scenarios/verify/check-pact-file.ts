import { HarnessError } from '../../contracts/failures/harness-error.ts'
import { isUnknownItem } from '../../simulators/client/unknown-item.ts'
import { mostRecordedBytes, readInput } from '../load/read-input.ts'

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
