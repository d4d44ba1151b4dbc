import type { OperationHandler, OperationHandlers } from '../../operation-handler.ts'
import { hostClone } from './host-clone.ts'
import { hostCreate } from './host-create.ts'
import { hostGuestAgent, hostRunRecipe, hostSnapshotDelete } from './host-guest.ts'
import { hostMetrics } from './host-metrics.ts'
import { hostHaMetadataSync, hostMigrate, hostMigrationTargets, hostRelocate } from './host-moves.ts'
import { hostHistory, hostList, hostMetadataRead, hostRead } from './host-reads.ts'
import { hostResource } from './host-resource.ts'
import { ok, refuse } from '../../reply.ts'
import { abortTask } from '../../tasks/end-task.ts'
import { createTask } from '../../tasks/create-task.ts'
import { tasksOf } from '../../tasks/tasks-of.ts'
import { withHost, withMadeHost } from './with-host.ts'
import type {
  HostAccountRequest,
  HostIsoMountRequest,
  HostReinstallRequest,
  HostRescueModeRequest,
  HostUpdateRequest,
  HostVncPortsRequest,
} from '../../../../contracts/vmmanager/generated/types.ts'
import type { Host } from '../../world/entities.ts'
import { installSource } from './install-source.ts'

/**
 * `POST /vm/v3/host/{host_id}/reinstall`: answered like a creation. Without `os` and `image` the machine gets the
 * operating system that it has.
 */
const hostReinstall: OperationHandler = withMadeHost((host, { world, body, account }) => {
  const { os = host.osId, image } = body as HostReinstallRequest
  const source = installSource(world, { os, image }, host.clusterId, account)
  if ('status' in source) return source
  const { osId, imageId, forbiddenNodeIds } = source
  if (forbiddenNodeIds.includes(host.nodeId)) return refuse('no-suitable-node', { node: host.nodeId })
  const task = createTask(world, 'host_reinstall', host, { osId, imageId }).consulId
  return ok({ id: host.id, task, recipe_task_list: [], recipe_task: 0, spice_task: 0 })
})

/** `POST /vm/v3/host/{host_id}/rescue_mode`: a task enters or leaves it; the machine goes on as it is. */
const hostRescueMode: OperationHandler = withMadeHost((host, { world, body }) => {
  const told = { rescue_mode: (body as HostRescueModeRequest).rescue_mode }
  return ok({ id: host.id, task: createTask(world, 'host_rescue_mode', host, { told }).consulId })
})

/** `POST /vm/v3/host/{host_id}/iso/mount`: nothing is fetched; the machine says that the image is in. */
const hostIsoMount: OperationHandler = withMadeHost((host, { world, body }) => {
  const { url } = body as HostIsoMountRequest
  const told = { iso_mounted: true, iso_status: 'mounted', iso_url: url }
  return ok({ id: host.id, task: createTask(world, 'host_iso_mount', host, { told }).consulId })
})

/** `POST /vm/v3/host/{host_id}/iso/cancel` and `/iso/finish`: the image is out, whatever was done with it. */
const hostIsoUnmount: OperationHandler = withMadeHost((host, { world }) => {
  const isIn = host.told['iso_mounted'] === true
  if (!isIn) return refuse('wrong-state', { host_id: host.id, iso_mounted: false })
  const told = { iso_mounted: false, iso_status: null, iso_url: null }
  return ok({ id: host.id, task: createTask(world, 'host_iso_unmount', host, { told }).consulId })
})

/** `GET /vm/v3/host/{host_id}/vnc_settings`: what it holds is inferred; no client reads it. */
const hostVncRead: OperationHandler = withHost((host) => ok({ vnc_port: portOf(host) }))

/** `POST /vm/v3/host/{host_id}/vnc_settings`: at once; the password is kept nowhere. */
const hostVncUpdate: OperationHandler = withMadeHost((host) => ok({ id: host.id }))

/** `POST /vm/v3/host/{host_id}/vnc_ports`: sets the port that the list has for the name of the machine, at once. */
const hostVncPorts: OperationHandler = withMadeHost((host, { body }) => {
  const { list } = body as HostVncPortsRequest
  const own = list.find(({ domain }) => domain === host.name || domain === `${host.id}_${host.name}`)
  if (own?.vnc_port !== undefined) host.told = { ...host.told, vnc_port: own.vnc_port }
  return ok({ id: host.id })
})

/** `POST /vm/v3/host/{host_id}/lxd/console`: machines here are no containers. */
const hostLxdConsole: OperationHandler = withMadeHost((host) =>
  refuse('wrong-state', { host_id: host.id, virtualization_type: 'kvm' }),
)

function portOf({ id, told }: Host): unknown {
  return told['vnc_port'] ?? 5900 + (id % 10_000)
}

/** `POST /vm/v3/host/{host_id}/start`. */
const hostStart: OperationHandler = withMadeHost((host, { world }) =>
  ok({ id: host.id, task: createTask(world, 'host_start', host).consulId }),
)

/** `POST /vm/v3/host/{host_id}/stop`. */
const hostStop: OperationHandler = withMadeHost((host, { world }) =>
  ok({ id: host.id, task: createTask(world, 'host_stop', host).consulId }),
)

/** `POST /vm/v3/host/{host_id}/restart`: a stop and a start; clients follow `start_task`. */
const hostRestart: OperationHandler = withMadeHost((host, { world }) => {
  const stop = createTask(world, 'host_stop', host)
  return ok({ id: host.id, task: stop.consulId, start_task: createTask(world, 'host_start', host).consulId })
})

/** `POST /vm/v3/host/{host_id}`: name and comment, at once; the rest is kept. */
const hostUpdate: OperationHandler = withHost((host, { world, body }) => {
  const { name = host.name, comment = host.comment, ...told } = body as HostUpdateRequest
  world.hosts.update(host, (row) => Object.assign(row, { name, comment, told: { ...host.told, ...told } }))
  return ok({ id: host.id })
})

/** `POST /vm/v3/host/{host_id}/account`: another owner, at once. */
const hostAccount: OperationHandler = withHost((host, { world, body }) => {
  const { account } = body as HostAccountRequest
  if (world.accounts.get(account) === undefined) return refuse('instance-not-found', { account })
  world.hosts.update(host, (row) => Object.assign(row, { accountId: account }))
  return ok({ id: host.id })
})

/** `POST /vm/v3/host/{host_id}/password`: a task sets it; the password itself is kept nowhere. */
const hostPassword: OperationHandler = withMadeHost((host, { world }) =>
  ok({ id: host.id, task: createTask(world, 'host_change_password', host).consulId }),
)

/**
 * `DELETE /vm/v3/host/{host_id}`: ends what still runs on the host, then queues its removal.
 * A host that is being deleted already goes on being deleted, so that no client follows an aborted deletion.
 */
const hostDelete: OperationHandler = withHost((host, { world }) => {
  const running = tasksOf(world, host.id).filter(({ endedAtMs }) => endedAtMs === undefined)
  const removal = running.find(({ name }) => name === 'host_delete')
  if (removal !== undefined) return ok({ id: host.id, task: removal.consulId })
  for (const task of running) abortTask(world, task)
  return ok({ id: host.id, task: createTask(world, 'host_delete', host).consulId })
})

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
