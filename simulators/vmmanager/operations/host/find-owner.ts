import { isAdministrator } from '../../access.ts'
import { type Reply, refuse } from '../../reply.ts'
import type { Account } from '../../world/entities.ts'
import type { World } from '../../world/world.ts'

/** The account that a new thing is to belong to, the caller's own where none is named; only administrators name others. */
export function findOwner(
  world: World,
  accountId: number | undefined,
  caller: Account | undefined,
): Account | Reply {
  const owner = accountId === undefined ? caller : world.accounts.get(accountId)
  if (owner === undefined) return refuse('instance-not-found', { account: accountId })
  const isStranger = caller !== undefined && owner !== caller && !isAdministrator(caller)
  return isStranger ? refuse('forbidden', { account: owner.id }) : owner
}
