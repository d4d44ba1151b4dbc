import type { RangeCreateRequest } from '../../../../contracts/vmmanager/generated/types.ts'
import type { OperationHandler } from '../../operation-handler.ts'
import { ok, refuse } from '../../reply.ts'
import { rangeView } from '../../views/network-views.ts'
import { dropRange, isRangeUsed, largestPool, nextStart } from '../../world/ip-pool.ts'
import { overlap, parseIpSpan } from '../../world/ip-span.ts'
import type { IpRange } from '../../world/network-entities.ts'
import { recordHandlers } from '../records/record-handlers.ts'
import type { RecordKind } from '../records/record-kind.ts'
import { withRecord } from '../records/with-record.ts'
import { poolKind } from './pool-kind.ts'

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
