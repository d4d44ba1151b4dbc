import { listReply } from '../list-reply.ts'
import type { OperationHandler } from '../operation-handler.ts'
import { accountView } from '../views/account-view.ts'
import { clusterView, ipPoolView, osView, presetView } from '../views/inventory-views.ts'
import { nodeView } from '../views/node-view.ts'
import { accountCreate } from './account-create.ts'
import { diskUpdate } from './disk-update.ts'
import { hostCreate } from './host-create.ts'
import { hostDelete } from './host-delete.ts'
import { hostAccount, hostPassword, hostUpdate } from './host-edits.ts'
import { hostIp } from './host-ip.ts'
import { hostRestart, hostStart, hostStop } from './host-power.ts'
import {
  hostHistory,
  hostIpv4List,
  hostIpv6Read,
  hostList,
  hostMetadataRead,
  hostRead,
} from './host-reads.ts'
import { hostReinstall } from './host-reinstall.ts'
import { hostResource } from './host-resource.ts'
import { nodeRead } from './node-read.ts'
import {
  sessionCreateByKey,
  sessionEnd,
  tokenCreateByKey,
  tokenCreateLong,
  userKeyCreate,
  whoami,
} from './session-operations.ts'
import { taskAbort, taskList, taskRead } from './task-operations.ts'
import { sessionCreate, tokenCreate } from './token-create.ts'

/** What does each operation of the contract, by operation id. */
export const operationHandlers: ReadonlyMap<string, OperationHandler> = new Map<string, OperationHandler>([
  ['token-create', tokenCreate],
  ['session-create', sessionCreate],
  ['account-list', (call) => listReply(call, call.world.accounts.all(), accountView)],
  ['account-create', accountCreate],
  ['host-list', hostList],
  ['host-create', hostCreate],
  ['host-read', hostRead],
  ['host-delete', hostDelete],
  ['host-start', hostStart],
  ['host-stop', hostStop],
  ['host-restart', hostRestart],
  ['host-resource', hostResource],
  ['host-ip', hostIp],
  ['host-reinstall', hostReinstall],
  ['host-password', hostPassword],
  ['host-account', hostAccount],
  ['host-update', hostUpdate],
  ['host-ipv4-list', hostIpv4List],
  ['host-ipv6-read', hostIpv6Read],
  ['host-metadata', hostMetadataRead],
  ['host-history', hostHistory],
  ['disk-update', diskUpdate],
  ['node-list', (call) => listReply(call, call.world.nodes, nodeView)],
  ['node-read', nodeRead],
  ['whoami', whoami],
  ['token-delete', sessionEnd],
  ['session-delete', sessionEnd],
  ['token-create-long', tokenCreateLong],
  ['token-create-by-key', tokenCreateByKey],
  ['session-create-by-key', sessionCreateByKey],
  ['user-key-create', userKeyCreate],
  ['user-key-create-v3', userKeyCreate],
  ['task-read', taskRead],
  ['task-abort', taskAbort],
  ['task-list', taskList],
  ['cluster-list', (call) => listReply(call, call.world.clusters, clusterView)],
  ['os-list', (call) => listReply(call, call.world.oses, osView)],
  ['preset-list', (call) => listReply(call, call.world.presets, presetView)],
  ['ippool-list', (call) => listReply(call, call.world.pools, ipPoolView)],
])
