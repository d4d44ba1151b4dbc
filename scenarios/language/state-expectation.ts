import type { ServiceStatus } from '../../contracts/trace/trace-event.ts'

/** What must be true at this moment; what is given for a platform replaces what is given for all. */
export interface StateExpectation {
  /** How many services have which status. */
  readonly services?: Readonly<Partial<Record<ServiceStatus, Count>>>
  /** VMs in VMmanager. */
  readonly machines?: MachinesExpectation
  /** IPv4 addresses of all VMs. */
  readonly addresses?: Count
  /** Money moved so far, in the smallest unit of the currency. */
  readonly money?: {
    /** By order. */
    readonly orders?: Readonly<Record<string, OrderMoney>>
    /** By the names of clients that steps use. */
    readonly clients?: Readonly<Record<string, ClientMoney>>
  }
  /** What the quotas of Clouden's clients count, by the names that steps use. */
  readonly quota?: Readonly<Record<string, QuotaExpectation>>
}

/** All VMs together. */
export interface MachinesExpectation {
  /** How many exist. */
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
  /** Payments and refunds, less charges. */
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

/** A number or its bounds: `3`, `">= 3"`, `3..5`. */
export type Count = OrderCount | CountBounds
