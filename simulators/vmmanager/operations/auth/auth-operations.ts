import type { OperationHandlers } from '../../operation-handler.ts'
import {
  sessionCreateByKey,
  sessionEnd,
  tokenCreateByKey,
  tokenCreateLong,
  userKeyCreate,
  whoami,
} from './session-operations.ts'
import { sessionCreate, tokenCreate } from './token-create.ts'

/** Logging in and out, keys and tokens. */
export const authOperations: OperationHandlers = {
  'token-create': tokenCreate,
  'session-create': sessionCreate,
  whoami,
  'token-delete': sessionEnd,
  'session-delete': sessionEnd,
  'token-create-long': tokenCreateLong,
  'token-create-by-key': tokenCreateByKey,
  'session-create-by-key': sessionCreateByKey,
  'user-key-create': userKeyCreate,
  'user-key-create-v3': userKeyCreate,
}
