import { listReply } from '../list-reply.ts'
import type { OperationHandler } from '../operation-handler.ts'
import { accountView } from '../views/account-view.ts'
import { hostView } from '../views/host-view.ts'
import { clusterView, ipPoolView, osView, presetView } from '../views/inventory-views.ts'
import { taskView } from '../views/task-view.ts'
import { accountCreate } from './account-create.ts'
import { hostCreate } from './host-create.ts'
import { hostDelete } from './host-delete.ts'
import { hostRead } from './host-read.ts'
import { tokenCreate } from './token-create.ts'

/** What does each operation of the contract, by operation id. */
export const operationHandlers: ReadonlyMap<string, OperationHandler> = new Map<string, OperationHandler>([
  ['token-create', tokenCreate],
  ['account-list', (call) => listReply(call, call.world.accounts.all(), accountView)],
  ['account-create', accountCreate],
  ['host-list', (call) => listReply(call, call.world.hosts.all(), hostView)],
  ['host-create', hostCreate],
  ['host-read', hostRead],
  ['host-delete', hostDelete],
  ['task-list', (call) => listReply(call, call.world.tasks.all(), taskView)],
  ['cluster-list', (call) => listReply(call, call.world.clusters, clusterView)],
  ['os-list', (call) => listReply(call, call.world.oses, osView)],
  ['preset-list', (call) => listReply(call, call.world.presets, presetView)],
  ['ippool-list', (call) => listReply(call, call.world.pools, ipPoolView)],
])
