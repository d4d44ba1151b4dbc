import type { ItemView } from '../../lists/select-items.ts'
import { shownAgain } from '../../views/shown-again.ts'
import type { IpPool } from '../../world/entities.ts'
import { emptyIpPool, usedAddresses } from '../../world/ip-pool.ts'
import type { World } from '../../world/world.ts'
import type { RecordKind } from '../records/record-kind.ts'

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
