import type { ServiceStatus } from '../../contracts/trace/trace-event.ts'

/** What must be so at this moment; a platform that says otherwise stands in place of what is said for all. */
export interface StateExpectation {
  /** How many services have which status. */
  readonly services?: Readonly<Partial<Record<ServiceStatus, Count>>>
  /** Machines in VMmanager. */
  readonly machines?: MachinesExpectation
  /** IPv4 addresses on all machines. */
  readonly addresses?: Count
  /** Money that has moved so far, in the smallest unit of the currency. */
  readonly money?: {
    /** By order. */
    readonly orders?: Readonly<Record<string, OrderMoney>>
    /** By the names of clients that steps use. */
    readonly clients?: Readonly<Record<string, ClientMoney>>
  }
  /** What clients of Clouden hold, as their quota counts it, by the names that steps use. */
  readonly quota?: Readonly<Record<string, QuotaExpectation>>
}

/** All machines together. */
export interface MachinesExpectation {
  /** Those that exist. */
  readonly count?: Count
  readonly running?: Count
  /** Processors. */
  readonly cpuNumber?: Count
  readonly ramMib?: Count
  readonly diskMib?: Count
}

export interface OrderMoney {
  readonly charged?: Count
  readonly refunded?: Count
}

export interface ClientMoney extends OrderMoney {
  /** Paid and given back, less what was charged. */
  readonly balance?: Count
}

export interface QuotaExpectation {
  readonly machines?: Count
  /** Processors. */
  readonly cpuNumber?: Count
  readonly ramMib?: Count
  readonly diskMib?: Count
  readonly addresses?: Count
}

/**
 * A number of things.
 *
 * @asType integer
 * @minimum 0
 */
type OrderCount = number

/**
 * Bounds of a number of things.
 *
 * @title range
 * @pattern ^(?:[<>]=? ?\d+|\d+\.\.\d+)$
 * @examples [">= 3", "< 5", "3..5"]
 */
type CountBounds = string

/** A number of things, or its bounds: `3`, `">= 3"`, `3..5`. */
export type Count = OrderCount | CountBounds
