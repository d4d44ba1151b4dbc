import type { OperationHandlers } from '../../operation-handler.ts'
import { hostClone } from './host-clone.ts'
import { hostLxdConsole, hostVncPorts, hostVncRead, hostVncUpdate } from './host-console.ts'
import { hostCreate } from './host-create.ts'
import { hostDelete } from './host-delete.ts'
import { hostAccount, hostPassword, hostUpdate } from './host-edits.ts'
import { hostGuestAgent, hostRunRecipe, hostSnapshotDelete } from './host-guest.ts'
import { hostIsoMount, hostIsoUnmount, hostRescueMode } from './host-media.ts'
import { hostMetrics } from './host-metrics.ts'
import { hostHaMetadataSync, hostMigrate, hostMigrationTargets, hostRelocate } from './host-moves.ts'
import { hostRestart, hostStart, hostStop } from './host-power.ts'
import { hostHistory, hostList, hostMetadataRead, hostRead } from './host-reads.ts'
import { hostReinstall } from './host-reinstall.ts'
import { hostResource } from './host-resource.ts'

/** The life of virtual machines. */
export const hostOperations: OperationHandlers = {
  'host-list': hostList,
  'host-create': hostCreate,
  'host-read': hostRead,
  'host-delete': hostDelete,
  'host-clone': hostClone,
  'host-start': hostStart,
  'host-stop': hostStop,
  'host-restart': hostRestart,
  'host-resource': hostResource,
  'host-reinstall': hostReinstall,
  'host-password': hostPassword,
  'host-account': hostAccount,
  'host-update': hostUpdate,
  'host-metadata': hostMetadataRead,
  'host-history': hostHistory,
  'host-metrics': hostMetrics,
  'host-migrate': hostMigrate,
  'host-migration-targets': hostMigrationTargets,
  'host-relocate': hostRelocate,
  'host-ha-metadata-sync': hostHaMetadataSync,
  'host-rescue-mode': hostRescueMode,
  'host-iso-mount': hostIsoMount,
  'host-iso-cancel': hostIsoUnmount,
  'host-iso-finish': hostIsoUnmount,
  'host-vnc-read': hostVncRead,
  'host-vnc-update': hostVncUpdate,
  'host-vnc-ports': hostVncPorts,
  'host-lxd-console': hostLxdConsole,
  'host-guest-agent': hostGuestAgent,
  'host-run-recipe': hostRunRecipe,
  'host-snapshot-delete': hostSnapshotDelete,
}
