import type { OrderPicture } from '../../../contracts/lifecycle/order-picture.ts'
import type { PhaseName } from '../../../contracts/lifecycle/phase.ts'
import type { OperationEvent, OperationName, ServiceStatus } from '../../../contracts/trace/trace-event.ts'
import type { FaultStrike } from './fault-strikes.ts'

/** A span on the clock of the run, in ms since it began. */
export interface Span {
  readonly fromMs: number
  readonly toMs: number
}

/** What an order goes through until it is settled: its phases, the wait before them, tries that came to nothing, and what nobody saw. */
export type LanePhase = Exclude<PhaseName, 'total'> | 'release' | 'retry' | 'unknown'

export interface Bar extends Span {
  readonly phase: LanePhase
}

/** A request that the platform sent for an order. */
export interface Tick {
  readonly atMs: number
  readonly kind: 'read' | 'change' | 'failed'
}

/** What was done to a service that was open already. */
export interface Job extends Span {
  readonly name: OperationName
  readonly tryCount: number
  /** Undefined while it goes on. */
  readonly outcome: Exclude<OperationEvent['outcome'], 'started' | 'failed'> | undefined
}

/** What befell one order, ready to be drawn. */
export interface OrderLane extends Span {
  readonly order: string
  readonly outcome: OrderPicture['outcome'] | 'unsettled'
  /** Cover the lane from its placing until it is settled, without a hole. */
  readonly bars: readonly Bar[]
  readonly ticks: readonly Tick[]
  /** The statuses of its service since it was first Active. */
  readonly states: readonly (Span & { readonly status: ServiceStatus })[]
  readonly jobs: readonly Job[]
  readonly settledMs: number | undefined
  readonly activeMs: number | undefined
  /** Faults of which it is known that they struck this order. */
  readonly faults: readonly FaultStrike[]
  /** Between what was true and when the platform saw it; undefined where one of both is unknown. */
  readonly lostMs: number | undefined
}
