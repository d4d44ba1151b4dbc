import type { MachineSize } from '../../contracts/trace/trace-event.ts'
import type { CloudenContext } from './clouden-context.ts'
import { type Holder, type Holding, addHolding, holdingOf, nothingHeld } from './quota.ts'
import { type Service, become } from './service.ts'

/** What a unit costs in an hour, in the smallest unit of the currency; inferred. */
const hourlyRates = { cpuNumber: 20, ramGib: 10, diskGib: 1, addresses: 5 } as const

const hourMs = 3_600_000
const mibOfGib = 1024

/** What a machine of that size costs in so many ms, in the smallest unit of the currency and parts of it. */
export function costOf({ cpuNumber, ramMib, diskMib, addresses }: MachineSize, ms: number): number {
  const hourly =
    cpuNumber * hourlyRates.cpuNumber +
    (ramMib / mibOfGib) * hourlyRates.ramGib +
    (diskMib / mibOfGib) * hourlyRates.diskGib +
    addresses * hourlyRates.addresses
  return (hourly * ms) / hourMs
}

/** The client of a service, and its order. */
export function holderOf({ request }: Pick<Service, 'request'>): Holder {
  return { client: request.client.name, order: request.order }
}

/** The service is Active, and is metered from now on. */
export function openBooks({ surroundings }: CloudenContext, service: Service): void {
  service.status = 'active'
  service.meteredAtMs = surroundings.clock.nowMs()
  service.log.service('active', service.host, service.size)
}

/**
 * Counts and meters what the machine has from now on.
 *
 * @param reserved - what had been taken of the quota for it to grow
 */
export function settleSize(
  context: CloudenContext,
  service: Service,
  size: MachineSize,
  reserved: Holding = nothingHeld,
): void {
  if (service.status === 'deleted') {
    context.quotas.change(holderOf(service), addHolding(nothingHeld, reserved, -1))
    return
  }
  const difference = addHolding(holdingOf(size), holdingOf(service.size), -1)
  context.quotas.change(holderOf(service), addHolding(difference, reserved, -1))
  if (isSameSize(size, service.size)) return
  meter(context, service)
  service.size = size
  service.log.service(service.status, service.host, size)
}

/** The service ends: it is metered for the last time, and holds nothing any more. */
export function closeBooks(context: CloudenContext, service: Service): void {
  if (service.status === 'deleted') return
  meter(context, service)
  become(service, 'deleted')
  context.quotas.change(holderOf(service), addHolding(nothingHeld, holdingOf(service.size), -1))
}

/** Charges what has been used since the last time; parts of the smallest unit are kept for the next time. */
export function meter({ surroundings, assumptions }: CloudenContext, service: Service): void {
  const nowMs = surroundings.clock.nowMs()
  const cost = service.unchargedCost + costOf(service.size, nowMs - service.meteredAtMs)
  service.meteredAtMs = nowMs
  const amount = Math.floor(cost)
  service.unchargedCost = cost - amount
  if (assumptions.metering && amount > 0) service.log.ledger('charge', amount)
}

export function isSameSize(one: MachineSize, other: MachineSize): boolean {
  return (
    one.cpuNumber === other.cpuNumber &&
    one.ramMib === other.ramMib &&
    one.diskMib === other.diskMib &&
    one.addresses === other.addresses
  )
}
