import type { HostVncPortsRequest } from '../../../../contracts/vmmanager/generated/types.ts'
import type { OperationHandler } from '../../operation-handler.ts'
import { ok, refuse } from '../../reply.ts'
import type { Host } from '../../world/entities.ts'
import { withHost, withMadeHost } from './with-host.ts'

/** `GET /vm/v3/host/{host_id}/vnc_settings`: what it holds is inferred; no client reads it. */
export const hostVncRead: OperationHandler = withHost((host) => ok({ vnc_port: portOf(host) }))

/** `POST /vm/v3/host/{host_id}/vnc_settings`: at once; the password is kept nowhere. */
export const hostVncUpdate: OperationHandler = withMadeHost((host) => ok({ id: host.id }))

/** `POST /vm/v3/host/{host_id}/vnc_ports`: sets the port that the list has for the name of the machine, at once. */
export const hostVncPorts: OperationHandler = withMadeHost((host, { body }) => {
  const { list } = body as HostVncPortsRequest
  const own = list.find(({ domain }) => domain === host.name || domain === `${host.id}_${host.name}`)
  if (own?.vnc_port !== undefined) host.told = { ...host.told, vnc_port: own.vnc_port }
  return ok({ id: host.id })
})

/** `POST /vm/v3/host/{host_id}/lxd/console`: machines here are no containers. */
export const hostLxdConsole: OperationHandler = withMadeHost((host) =>
  refuse('wrong-state', { host_id: host.id, virtualization_type: 'kvm' }),
)

function portOf({ id, told }: Host): unknown {
  return told['vnc_port'] ?? 5900 + (id % 10_000)
}
