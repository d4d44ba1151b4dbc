import type { Account } from '../../world/entities.ts'
import type { World } from '../../world/world.ts'

/** The id of a user as the session service of the dialect spells it. */
export function authId({ dialect }: World, { id }: Account): string | number {
  return dialect.authIdType === 'string' ? String(id) : id
}
