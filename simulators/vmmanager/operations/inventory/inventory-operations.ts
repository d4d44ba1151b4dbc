import { listReply } from '../../list-reply.ts'
import type { OperationHandlers } from '../../operation-handler.ts'
import { clusterView, ipPoolView, osView, presetView } from '../../views/inventory-views.ts'
import { nodeView } from '../../views/node-view.ts'
import { nodeRead } from './node-read.ts'

/** What machines are made of: clusters, nodes, templates, presets, pools. */
export const inventoryOperations: OperationHandlers = {
  'cluster-list': (call) => listReply(call, call.world.clusters.all(), clusterView),
  'node-list': (call) => listReply(call, call.world.nodes.all(), nodeView),
  'node-read': nodeRead,
  'os-list': (call) => listReply(call, call.world.oses.all(), osView),
  'preset-list': (call) => listReply(call, call.world.presets.all(), presetView),
  'ippool-list': (call) => listReply(call, call.world.pools.all(), ipPoolView),
}
