import type { MachineSize } from '../../contracts/trace/trace-event.ts'

/** What a unit costs in an hour, in the smallest unit of the currency; inferred. */
export const hourlyRates = { cpuNumber: 20, ramGib: 10, diskGib: 1, addresses: 5 } as const

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
