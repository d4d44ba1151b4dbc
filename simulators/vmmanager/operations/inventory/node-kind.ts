import { refuseOverLicence } from '../../refuse-over-licence.ts'
import { nodeView, shortNodeView } from '../../views/node-view.ts'
import { roomyServer } from '../../world/default-inventory.ts'
import type { HypervisorNode } from '../../world/entities.ts'
import { nodeLoad } from '../../world/node-loads.ts'
import type { RecordKind } from '../records/record-kind.ts'

/** Nodes: every server that is taken in is a roomy one. One that bears machines or disks stays. */
export const nodeKind: RecordKind<HypervisorNode> = {
  table: ({ nodes }) => nodes,
  idParameter: 'node_id',
  view: nodeView,
  shortView: shortNodeView,
  make: (id) => ({ ...roomyServer, id, name: '', ip: '', clusterId: 0 }),
  fields: {
    name: 'name',
    ip: 'ip',
    cluster: 'clusterId',
    overselling: 'cpuOverselling',
    host_limit: 'hostLimit',
    host_creation_blocked: 'creationBlocked',
  },
  references: { cluster: 'clusters' },
  refusal: (_, { world }, node) => (node === undefined ? refuseOverLicence(world, 'node') : undefined),
  isUsed: ({ id }, { nodeLoads }) => {
    const { hosts, diskMib } = nodeLoad(nodeLoads, id)
    return hosts > 0 || diskMib > 0
  },
}
