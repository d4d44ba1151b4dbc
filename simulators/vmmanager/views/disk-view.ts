import type { ItemView } from '../lists/select-items.ts'
import { disksOf, hostOf, ownerOf } from '../world/disks.ts'
import type { Disk } from '../world/machine-entities.ts'
import type { World } from '../world/world.ts'

/** Items of `GET /vm/v3/disk` and `GET /vm/v3/host/{host_id}/disk`. */
export const diskView: ItemView<Disk, World> = {
  fields: {
    id: (disk) => disk.id,
    name: (disk) => disk.name,
    bus: (disk) => busOf(disk),
    target_dev: (disk, world) =>
      disk.hostId === undefined ? null : `vd${letterOf(disksOf(world, disk.hostId).indexOf(disk))}`,
    expand_part: (disk) => disk.told?.['expand_part'] ?? 'none',
    size_mib: (disk) => disk.sizeMib,
    size_mib_new: (disk) => disk.sizeMib,
    account: (disk, world) => {
      const id = ownerOf(world, disk)
      return { id, email: world.accounts.get(id)?.email ?? null }
    },
    storage: ({ storageId }, world) => ({ id: storageId, name: world.storages.get(storageId)?.name ?? null }),
    tags: (disk) => disk.told?.['tags'] ?? [],
    host: (disk, world) => {
      const host = hostOf(world, disk)
      if (host === undefined) return null
      const isMain = host.diskId === disk.id
      return { id: host.id, name: host.name, boot_order: disk.bootOrder, is_main: isMain, bus: busOf(disk) }
    },
    node: ({ nodeId }, world) => ({ id: nodeId, name: world.nodes.get(nodeId)?.name ?? null }),
    cluster: ({ nodeId }, world) => {
      const cluster = world.clusters.get(world.nodes.get(nodeId)?.clusterId ?? 0)
      return cluster === undefined ? null : { id: cluster.id, name: cluster.name }
    },
  },
  lookups: {
    id: (value, world) => world.disks.with('id', value),
    'host.id': (value, world) => world.disks.with('hostId', Number(value)),
  },
}

function busOf({ told }: Disk): unknown {
  return told?.['bus'] ?? 'virtio'
}

function letterOf(index: number): string {
  return String.fromCodePoint(97 + (index % 26))
}
