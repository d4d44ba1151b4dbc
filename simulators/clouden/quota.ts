import type { MachineSize, QuotaEvent } from '../../contracts/trace/trace-event.ts'

/** What is held, or is about to be. */
export type Holding = QuotaEvent['used']

/** What may be held at most; what it does not name has no bound. */
export type Quota = Readonly<Partial<Holding>>

export const nothingHeld: Holding = { machines: 0, cpuNumber: 0, ramMib: 0, diskMib: 0, addresses: 0 }

const measures = Object.keys(nothingHeld) as readonly (keyof Holding)[]

/** What one machine of that size makes up. */
export function holdingOf(size: MachineSize): Holding {
  return { machines: 1, ...size }
}

/** `held` and `times` times `other`. */
export function addHolding(held: Holding, other: Partial<Holding>, times: 1 | -1 = 1): Holding {
  return mapped((measure) => held[measure] + times * (other[measure] ?? 0))
}

/** What a machine of another size needs more. */
export function growthOf(from: MachineSize, to: MachineSize): Holding {
  const difference = addHolding(holdingOf(to), holdingOf(from), -1)
  return mapped((measure) => Math.max(0, difference[measure]))
}

/** True where more is held than before in a measure of which the quota does not allow it. */
export function exceeds(quota: Quota, held: Holding, before: Holding): boolean {
  return measures.some(
    (measure) => held[measure] > before[measure] && held[measure] > (quota[measure] ?? Infinity),
  )
}

export function isSameHolding(one: Holding, other: Holding): boolean {
  return measures.every((measure) => one[measure] === other[measure])
}

function mapped(amountOf: (measure: keyof Holding) => number): Holding {
  return {
    machines: amountOf('machines'),
    cpuNumber: amountOf('cpuNumber'),
    ramMib: amountOf('ramMib'),
    diskMib: amountOf('diskMib'),
    addresses: amountOf('addresses'),
  }
}
