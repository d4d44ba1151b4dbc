import { listReply } from '../../list-reply.ts'
import type { OperationHandlers } from '../../operation-handler.ts'
import { recordHandlers } from '../records/record-handlers.ts'
import { withRecord } from '../records/with-record.ts'
import { ipList, ipPtr, serviceIpList } from './address-operations.ts'
import { networkKind, rangeCreate, rangeDelete, rangeList } from './network-kind.ts'
import { ipPoolView, poolClusterList, poolClusterUpdate, poolKind } from './pool-kind.ts'
import { vxlanKind } from './vxlan-kind.ts'

const pools = recordHandlers(poolKind)
const networks = recordHandlers(networkKind)
const vxlans = recordHandlers(vxlanKind)

/** Addresses, their pools, ranges and networks, and virtual networks. */
export const networkOperations: OperationHandlers = {
  'ippool-list': (call) => listReply(call, call.world.pools.all(), ipPoolView),
  'ippool-cluster-list': poolClusterList,
  'ippool-cluster-update': poolClusterUpdate,
  'ippool-range-create': rangeCreate,
  'ip-service-pool-list': pools.list,
  'ip-service-pool-create': pools.create,
  'ip-service-pool-read': pools.read,
  'ip-service-pool-update': pools.update,
  'ip-service-pool-delete': pools.delete,
  'range-list': rangeList,
  'range-delete': rangeDelete,
  'ipnet-list': networks.list,
  'ipnet-create': networks.create,
  'ipnet-update': networks.update,
  'ipnet-delete': networks.delete,
  'ip-list': ipList,
  'ip-ptr': ipPtr,
  'ip-service-ip-list': serviceIpList,
  'vxlan-list': vxlans.list,
  'vxlan-create': vxlans.create,
  'vxlan-read': vxlans.read,
  'vxlan-update': vxlans.update,
  'vxlan-delete': vxlans.delete,
  'vxlan-ip-list': withRecord(vxlanKind, (_, call) => listReply(call, [], noAddressView)),
  'vxlan-ipnet-create': withRecord(vxlanKind, (_, call) => networks.create(call)),
  'vxlan-ipnet-update': networks.update,
  'vxlan-ipnet-delete': networks.delete,
}

/** No machine here is in a virtual network. */
const noAddressView = { fields: {}, lookups: {} }
