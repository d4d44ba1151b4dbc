import { listReply } from '../../list-reply.ts'
import type { OperationHandlers } from '../../operation-handler.ts'
import { accountView } from '../../views/account-view.ts'
import { accountCreate } from './account-create.ts'

/** The accounts of clients. */
export const accountOperations: OperationHandlers = {
  'account-list': (call) => listReply(call, call.world.accounts.all(), accountView),
  'account-create': accountCreate,
}
