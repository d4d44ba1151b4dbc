import type { HostCreateRequest } from '../../../../../contracts/vmmanager/generated/types.ts'
import type { Disk } from '../../../world/machine-entities.ts'

/** A disk of a machine to be; it is named after the machine where it has no name. */
export interface DiskPlan extends Pick<Disk, 'sizeMib' | 'storageId' | 'bootOrder' | 'told'> {
  readonly name?: string | undefined
}

/** The storage of disks that ask for none. */
export const usualStorageId = 1

/** The disks of the machine that a request describes, the main one first: `hdd_mib` goes before the size in `disks`. */
export function planDisks(request: HostCreateRequest, usualSizeMib: number): readonly DiskPlan[] {
  const { disks: [main, ...others] = [], hdd_mib, storage = usualStorageId } = request
  const sizeMib = hdd_mib ?? main?.size_mib ?? usualSizeMib
  if (main === undefined) return [{ sizeMib, storageId: storage, bootOrder: 1 }]
  return [{ ...main, size_mib: sizeMib }, ...others].map((disk, index) => ({
    name: disk.name,
    sizeMib: disk.size_mib,
    storageId: disk.storage ?? storage,
    bootOrder: disk.boot_order ?? index + 1,
    told: {
      ...(disk.tags && { tags: disk.tags }),
      ...(disk.expand_part !== undefined && { expand_part: disk.expand_part }),
    },
  }))
}
