import { ok, refuse } from '../../reply.ts'
import { overlap, parseIpSpan, parseNetwork } from '../../world/ip-span.ts'
import type { IpNetwork, IpRange } from '../../world/network-entities.ts'
import type { Call, OperationHandler } from '../../operation-handler.ts'
import type { RecordKind } from '../records/record-kind.ts'
import type { ItemView } from '../../lists/select-items.ts'
import type { World } from '../../world/world.ts'
import { shownAgain } from '../../views/shown-again.ts'
import type { RangeCreateRequest } from '../../../../contracts/vmmanager/generated/types.ts'
import { dropRange, isRangeUsed, largestPool, nextStart } from '../../world/ip-pool.ts'
import { recordHandlers } from '../records/record-handlers.ts'
import { withRecord } from '../records/with-record.ts'
import { poolKind } from './pool-kind.ts'

/** Items of `GET /vm/v3/range`. */
const rangeView: ItemView<IpRange, World> = {
  fields: {
    id: (range) => range.id,
    name: (range) => range.name,
    ippool: (range) => range.poolId,
  },
  lookups: {
    ippool: (value, world) => world.ranges.with('poolId', Number(value)),
  },
}

/** Items of `GET /ip/v3/ipnet`. */
const networkView: ItemView<IpNetwork, World> = {
  fields: {
    id: (network) => network.id,
    name: (network) => network.name,
    gateway: (network) => network.gateway,
    ...shownAgain({ note: '', vlan: null, need_reserve: undefined }),
  },
  lookups: {},
}

/** Networks: those of the platform, or where the path names a virtual network those in it. */
export const networkKind: RecordKind<IpNetwork> = {
  table: ({ networks }) => networks,
  idParameter: 'ipnet_id',
  view: networkView,
  make: (id, call) => ({ id, name: '', gateway: '', vxlanId: vxlanIdOf(call) }),
  fields: { name: 'name', gateway: 'gateway' },
  refusal: ({ name }) =>
    typeof name === 'string' && parseNetwork(name) === undefined
      ? refuse('invalid-value', { name: '/name', expected: 'an IPv4 network as 198.18.0.0/15' })
      : undefined,
  isUsed: ({ name, vxlanId }, { ranges }) => {
    const network = parseNetwork(name)
    const isInNetwork = vxlanId === undefined && network !== undefined
    return isInNetwork && [...ranges.all()].some((range) => overlap(range, network))
  },
  isIn: ({ vxlanId }, call) => vxlanId === vxlanIdOf(call),
}

function vxlanIdOf({ pathParams }: Call): number | undefined {
  const { vxlan_id: id } = pathParams
  return id === undefined ? undefined : Number(id)
}

/** Ranges. One of which addresses are taken stays. */
const rangeKind: RecordKind<IpRange> = {
  table: ({ ranges }) => ranges,
  idParameter: 'range_id',
  view: rangeView,
  make: (id) => ({ id, name: '', poolId: 0, first: 0, size: 0, start: 0 }),
  fields: {},
  isUsed: (range, { pools }) => {
    const pool = pools.get(range.poolId)
    return pool !== undefined && isRangeUsed(pool, range)
  },
  deleted: (range, { pools }) => {
    const pool = pools.get(range.poolId)
    if (pool !== undefined) dropRange(pool, range)
  },
}

const { list, delete: deleteRange } = recordHandlers(rangeKind)
export const rangeList: OperationHandler = list
export const rangeDelete: OperationHandler = deleteRange

/** `POST /vm/v3/ippool/{ippool_id}/range`: no address belongs to two ranges. */
export const rangeCreate: OperationHandler = withRecord(poolKind, (pool, { world, body }) => {
  const { name } = body as RangeCreateRequest
  const span = parseIpSpan(name)
  const start = nextStart(pool)
  if (span === undefined || start + span.size > largestPool) {
    return refuse('invalid-value', { name: '/name', expected: 'IPv4 addresses: a-b, a or a network' })
  }
  const other = [...world.ranges.all()].find((range) => overlap(range, span))
  if (other !== undefined) {
    return refuse('invalid-value', { name: '/name', expected: `no address of ${other.name}` })
  }
  const range = world.ranges.add((id) => ({ id, name, poolId: pool.id, ...span, start }))
  pool.ranges.push(range)
  return ok({ id: range.id })
})
