import type { OperationHandlers } from '../../operation-handler.ts'
import { taskAbort, taskDelete, taskList, taskRead } from './task-calls.ts'

/** What clients ask about jobs under way. */
export const taskOperations: OperationHandlers = {
  'task-list': taskList,
  'task-read': taskRead,
  'task-abort': taskAbort,
  'task-delete': taskDelete,
}
