import { listReply } from '../../list-reply.ts'
import type { OperationHandlers } from '../../operation-handler.ts'
import { accountView } from '../../views/account-view.ts'
import { accountCreate } from './account-create.ts'
import { aclCreate } from './acl-create.ts'
import {
  accountLimitsDelete,
  accountLimitsRead,
  accountLimitsUpdate,
  limitsList,
  roleLimitsDelete,
  roleLimitsRead,
  roleLimitsUpdate,
} from './limits-operations.ts'
import { sshKeyCreate, sshKeyList } from './ssh-keys.ts'
import { userInvite, userInviteAgain } from './user-invite.ts'
import {
  userDelete,
  userKeyUpdate,
  userRead,
  userResume,
  userSuspend,
  userUpdate,
} from './user-operations.ts'

/** The accounts of clients: who they are, what they may have, and how they get in. */
export const accountOperations: OperationHandlers = {
  'account-list': (call) => listReply(call, call.world.accounts.all(), accountView),
  'account-create': accountCreate,
  'user-read': userRead,
  'user-update': userUpdate,
  'user-delete': userDelete,
  'user-suspend': userSuspend,
  'user-resume': userResume,
  'user-password': userUpdate,
  'user-key-update': userKeyUpdate,
  'user-invite': userInvite,
  'user-invite-again': userInviteAgain,
  'user-limits-list': limitsList,
  'account-limits-read': accountLimitsRead,
  'account-limits-update': accountLimitsUpdate,
  'account-limits-delete': accountLimitsDelete,
  'role-limits-read': roleLimitsRead,
  'role-limits-update': roleLimitsUpdate,
  'role-limits-delete': roleLimitsDelete,
  'ssh-key-list': sshKeyList,
  'ssh-key-list-v3': sshKeyList,
  'ssh-key-create': sshKeyCreate,
  'ssh-key-create-v3': sshKeyCreate,
  'acl-create': aclCreate,
}
