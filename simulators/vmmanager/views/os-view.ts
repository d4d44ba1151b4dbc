import type { ItemView } from '../lists/select-items.ts'
import type { Os } from '../world/entities.ts'
import type { World } from '../world/world.ts'
import { namedClusters } from './named-clusters.ts'
import { nodesOf } from './nodes-of.ts'
import { shownAgain } from './shown-again.ts'

/** Items of `GET /vm/v3/os`. BILLmanager names them `<repository>__<name>`. */
export const osView: ItemView<Os, World> = {
  fields: {
    id: (os) => os.id,
    name: (os) => os.name,
    os_group: (os) => os.group,
    state: () => 'active',
    adminonly: (os) => os.adminOnly ?? false,
    clusters: (os, world) => namedClusters(os.clusterIds, world),
    nodes: (os, world) =>
      os.clusterIds.flatMap((clusterId) =>
        nodesOf(clusterId, world).map(({ id, name, ip }) => ({ id, name, ip_addr: ip })),
      ),
    repository: (os) => os.repository,
    repository_id: () => 1,
    tags: () => [],
    comment: () => '',
    hdd_mib_required: (os) => os.minimumDiskMib,
    is_lxd_image: () => false,
    ...shownAgain({ product_key: undefined, kms_ip: undefined, kms_port: undefined }),
  },
  lookups: {},
}
