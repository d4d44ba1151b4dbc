import type { Interaction } from '../../contracts/drift/interaction.ts'
import { type Pact, readPact } from '../../contracts/drift/read-pact.ts'
import { contractFor } from '../../contracts/vmmanager/contract.ts'
import { dialects } from '../../contracts/vmmanager/dialect.ts'
import { pathMatcher } from '../../contracts/vmmanager/path-matcher.ts'
import { mostRecordedBytes, readInput } from '../load/read-input.ts'
import { shippedPacts } from '../verify/shipped-pacts.ts'

/** What both platforms have recorded that they send and need, for the operations of every dialect. */
export async function shippedInteractions(): Promise<readonly Interaction[]> {
  const operations = dialects.flatMap(({ name }) => contractFor(name).operations)
  const distinct = new Map(operations.map((operation) => [operation.id, operation]))
  const { match } = pathMatcher([...distinct.values()])
  const texts = await Promise.all(shippedPacts.map((path) => readInput(path, mostRecordedBytes)))
  return texts.flatMap((text) => readPact(JSON.parse(text) as Pact, match))
}
