import { contractOperations } from '../../../../contracts/drift/published/contract-operations.ts'
import { dialects } from '../../../../contracts/vmmanager/dialect.ts'

/** An operation that changes nothing. */
export interface ReadableOperation {
  readonly id: string
  /** Path template. */
  readonly path: string
  /** Names of what it takes in the query. */
  readonly query: readonly string[]
}

const byId = new Map(
  dialects.flatMap(({ name }) =>
    contractOperations(name)
      .filter(({ method }) => method === 'GET')
      .map(({ id, path, query }) => [id, { id, path, query: [...query.keys()] }] as const),
  ),
)

/** All of them in any dialect; those that need nothing to be known first come first. */
export const readableOperations: readonly ReadableOperation[] = [...byId.values()].toSorted(
  (one, other) => Number(one.path.includes('{')) - Number(other.path.includes('{')),
)
