import type { IpPoolClusterRequest } from '../../../../contracts/vmmanager/generated/types.ts'
import { listReply } from '../../list-reply.ts'
import type { ItemView } from '../../lists/select-items.ts'
import { ok } from '../../reply.ts'
import type { OperationHandler } from '../../operation-handler.ts'
import type { World } from '../../world/world.ts'
import { refuseReferences } from '../records/refuse-references.ts'
import { withRecord } from '../records/with-record.ts'
import { poolKind } from './pool-kind.ts'

/** A cluster that may use a pool. */
interface PoolCluster {
  readonly id: number
  /** Which interface of the cluster has the addresses, as it was told. */
  readonly interface: number | null
}

const poolClusterView: ItemView<PoolCluster, World> = {
  fields: {
    id: ({ id }) => id,
    name: ({ id }, { clusters }) => clusters.get(id)?.name ?? '',
    enabled: () => true,
    interface: (cluster) => cluster.interface,
  },
  lookups: {},
}

/** `GET /vm/v3/ippool/{ippool_id}/cluster`. */
export const poolClusterList: OperationHandler = withRecord(poolKind, ({ clusterIds, told }, call) => {
  const interfaces = told?.['interfaces'] as Readonly<Record<number, number>> | undefined
  const rows = clusterIds.map((id) => ({ id, interface: interfaces?.[id] ?? null }))
  return listReply(call, rows, poolClusterView)
})

/** `POST /vm/v3/ippool/{ippool_id}/cluster`: from then on these clusters may use the pool, and no others. */
export const poolClusterUpdate: OperationHandler = withRecord(poolKind, (pool, { world, body }) => {
  const request = body as IpPoolClusterRequest
  const refusal = refuseReferences(world, { clusters: 'clusters' }, { ...request })
  if (refusal !== undefined) return refusal
  const links = request.clusters.filter(({ enabled }) => enabled !== false)
  pool.clusterIds = [...new Set(links.map(({ id }) => id))]
  pool.told = { ...pool.told, interfaces: Object.fromEntries(links.map((link) => [link.id, link.interface])) }
  return ok({ id: pool.id })
})
