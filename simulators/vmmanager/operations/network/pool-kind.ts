import type { ItemView } from '../../lists/select-items.ts'
import { shownAgain } from '../../views/shown-again.ts'
import type { IpPool } from '../../world/entities.ts'
import { emptyIpPool, totalAddresses, usedAddresses } from '../../world/ip-pool.ts'
import type { World } from '../../world/world.ts'
import type { RecordKind } from '../records/record-kind.ts'
import { namedClusters } from '../../views/named-clusters.ts'
import type { IpPoolClusterRequest } from '../../../../contracts/vmmanager/generated/types.ts'
import { listReply } from '../../list-reply.ts'
import { ok } from '../../reply.ts'
import type { OperationHandler } from '../../operation-handler.ts'
import { withRecord } from '../records/with-record.ts'
import { refuseReferences } from '../records/record-handlers.ts'

/** Items of `GET /vm/v3/ippool`; the counts are strings, as public clients see them. */
export const ipPoolView: ItemView<IpPool, World> = {
  fields: {
    id: (pool) => pool.id,
    name: (pool) => pool.name,
    ...shownAgain({ note: '' }),
    total_ip: (pool) => String(totalAddresses(pool)),
    using_ip: (pool) => String(usedAddresses(pool)),
    clusters: (pool, world) => namedClusters(pool.clusterIds, world),
  },
  lookups: {},
}

/** Items of `GET /ip/v3/ippool`: pools, as the address service knows them. */
const servicePoolView: ItemView<IpPool, World> = {
  fields: { id: (pool) => pool.id, name: (pool) => pool.name, ...shownAgain({ note: '' }) },
  lookups: {},
}

/** Pools; a new one has no addresses and no cluster may use it. One of which addresses are taken stays. */
export const poolKind: RecordKind<IpPool> = {
  table: ({ pools }) => pools,
  idParameter: 'ippool_id',
  view: servicePoolView,
  make: (id) => emptyIpPool(id, ''),
  fields: { name: 'name' },
  isUsed: (pool) => usedAddresses(pool) > 0,
  deleted: ({ ranges }, world) => {
    for (const range of ranges) {
      const row = world.ranges.get(range.id)
      if (row !== undefined) world.ranges.delete(row)
    }
  },
}

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
