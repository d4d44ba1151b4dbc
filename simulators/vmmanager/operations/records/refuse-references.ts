import { type Reply, refuse } from '../../reply.ts'
import type { World } from '../../world/world.ts'
import type { RecordKind, RecordRequest, RecordRow } from './record-kind.ts'

/** The refusal of a request that names what does not exist; undefined where all exists. */
export function refuseReferences(
  world: World,
  references: NonNullable<RecordKind<RecordRow>['references']>,
  request: RecordRequest,
): Reply | undefined {
  for (const [property, table] of Object.entries(references)) {
    const missing = idsIn(request[property]).find((id) => world[table].get(id) === undefined)
    if (missing !== undefined) return refuse('instance-not-found', { [property]: missing })
  }
  return undefined
}

/** Things are named by an id, by ids, or by objects that hold one. */
function idsIn(value: unknown): readonly number[] {
  if (Array.isArray(value)) return value.flatMap(idsIn)
  if (typeof value === 'object' && value !== null) return 'id' in value ? idsIn(value.id) : []
  return typeof value === 'number' ? [value] : []
}
