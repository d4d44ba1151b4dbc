import type { OperationHandlers } from '../../operation-handler.ts'
import { hostIpAutomation } from './host-guest.ts'
import {
  hostInterfaceCreate,
  hostInterfaceDelete,
  hostInterfaceList,
  hostInterfaceUpdate,
} from './host-interfaces.ts'
import { hostIp } from './host-ip.ts'
import { hostPtrCreate, hostPtrDelete, hostPtrList, hostPtrUpdate } from './host-ptr.ts'
import { hostIpv4List, hostIpv6Read } from './host-reads.ts'

/** Addresses of virtual machines, their interfaces and their names. */
export const hostNetworkOperations: OperationHandlers = {
  'host-ip': hostIp,
  'host-ip-automation': hostIpAutomation,
  'host-ipv4-list': hostIpv4List,
  'host-ipv6-read': hostIpv6Read,
  'host-interface-list': hostInterfaceList,
  'host-interface-create': hostInterfaceCreate,
  'host-interface-update': hostInterfaceUpdate,
  'host-interface-delete': hostInterfaceDelete,
  'host-ptr-list': hostPtrList,
  'host-ptr-create': hostPtrCreate,
  'host-ptr-update': hostPtrUpdate,
  'host-ptr-delete': hostPtrDelete,
}
