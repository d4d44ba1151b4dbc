import type { OperationHandlers } from '../../operation-handler.ts'
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

/** The life of virtual machines. */
export const hostOperations: OperationHandlers = {
  'host-list': hostList,
  'host-create': hostCreate,
  'host-read': hostRead,
  'host-delete': hostDelete,
  'host-start': hostStart,
  'host-stop': hostStop,
  'host-restart': hostRestart,
  'host-resource': hostResource,
  'host-ip': hostIp,
  'host-reinstall': hostReinstall,
  'host-password': hostPassword,
  'host-account': hostAccount,
  'host-update': hostUpdate,
  'host-ipv4-list': hostIpv4List,
  'host-ipv6-read': hostIpv6Read,
  'host-metadata': hostMetadataRead,
  'host-history': hostHistory,
  'disk-update': diskUpdate,
}
