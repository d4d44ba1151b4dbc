import { seesThingOf } from '../../access.ts'
import type { Call, OperationHandler } from '../../operation-handler.ts'
import { type Reply, refuse } from '../../reply.ts'
import type { Account } from '../../world/entities.ts'
import { findAccount } from '../../world/accounts.ts'

/**
 * An operation on the user that the path names by id or e-mail. Who does not see all may name but themselves, and
 * does not learn whom there is besides.
 */
export function withUser(handler: (user: Account, call: Call) => Reply): OperationHandler {
  return (call) => {
    const { user_id: userId, user = userId, account: name = user ?? '' } = call.pathParams
    const found = findAccount(call.world, name)
    if (!seesThingOf(call.account, found?.id)) return refuse('forbidden', { user: name })
    return found === undefined ? refuse('instance-not-found', { user: name }) : handler(found, call)
  }
}
