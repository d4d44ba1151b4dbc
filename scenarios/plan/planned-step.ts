import type { OutsideAct, Platform, PlatformAction } from '../../contracts/trace/trace-event.ts'
import type { Fault, FaultName } from '../../simulators/faults/fault.ts'
import type { ServiceRequest } from '../../simulators/platform/service-request.ts'
import type { Awaited } from '../language/wait-for.ts'
import type { Tariff } from '../../simulators/platform/tariff.ts'
import type { CountRange } from '../../contracts/trace/count-range.ts'
import type { StateExpectation } from '../language/state-expectation.ts'
import type { CheckStep } from '../language/step.ts'

/** A step with every default filled in and every span in ms. */
export type PlannedStep =
  | PlannedOrders
  | PlannedAction
  | PlannedOutside
  | PlannedWait
  | PlannedCheck
  | { readonly kind: 'pause'; readonly ms: number }
  | { readonly kind: 'until-settled' }
  | PlannedMaintenance
  | { readonly kind: 'parallel'; readonly branches: readonly (readonly PlannedStep[])[] }
  | { readonly kind: 'arm'; readonly fault: Fault }
  | { readonly kind: 'disarm'; readonly fault: FaultName }

/** Orders of one kind, and how they arrive. */
export interface PlannedOrders {
  readonly kind: 'orders'
  /** Name of the client of all of them; each has one of its own when undefined. */
  readonly client: string | undefined
  /** The names of the orders begin with it. */
  readonly prefix: string
  readonly tariff: Tariff
  readonly addresses: number
  /** Virtual networks of each, where no machine is ordered. */
  readonly networks?: number
  readonly count: number
  /** How many come in a second, at first and in the end; all at once when undefined. */
  readonly perSecond: { readonly first: number; readonly last: number } | undefined
}

/** Where a step stands in the file of its scenario. */
interface Placed {
  readonly line?: number
}

/** The story waits for something to happen. */
export interface PlannedWait extends Placed {
  readonly kind: 'wait-for'
  readonly awaited: Awaited
  /** The bound of settling when undefined. */
  readonly withinMs: number | undefined
}

/** Something must be so at this moment. */
export interface PlannedCheck extends Placed, PlannedState {
  readonly kind: 'check'
}

/** Something that the platform does for itself. */
export interface PlannedMaintenance extends Placed {
  readonly kind: 'maintain'
  readonly action: PlatformAction
}

/** Something that is asked of services. */
export interface PlannedAction extends Placed {
  readonly kind: 'action'
  readonly request: ServiceRequest
  /** Names of the orders; all so far when undefined. */
  readonly of: readonly string[] | undefined
}

/** Something that happens to machines behind the back of the platform. */
export interface PlannedOutside extends Placed {
  readonly kind: 'outside'
  readonly does: OutsideAct
  readonly of: readonly string[] | undefined
}

/** What must be so, figure by figure. */
interface PlannedState {
  readonly figures: Readonly<Record<string, CountRange>>
  /** Figures of orders, by the name that stands for the order. */
  readonly ofOrders: readonly (readonly [order: string, figure: string, expected: CountRange])[]
}

/** The figures of a check, as the judge of a trace calls them. */
export function planCheck({ check: { on, ...common } }: CheckStep, platform: Platform): PlannedState {
  const {
    services = {},
    machines = {},
    addresses,
    money = {},
    quota = {},
  }: StateExpectation = {
    ...common,
    ...on?.[platform],
  }
  const figures = [
    ...within('services', services),
    ...within('machines', machines),
    ...(addresses === undefined ? [] : [['addresses', addresses] as const]),
    ...Object.entries(money.clients ?? {}).flatMap(([client, sums]) => within(`client ${client}`, sums)),
    ...Object.entries(quota).flatMap(([client, used]) => within(`quota ${client}`, used)),
  ]
  const ofOrders = Object.entries(money.orders ?? {}).flatMap(([order, sums]) =>
    Object.entries(sums).map(([figure, expected]) => [order, figure, expected as CountRange] as const),
  )
  return { figures: Object.fromEntries(figures), ofOrders }
}

function within(whose: string, counts: object): readonly (readonly [string, CountRange])[] {
  return Object.entries(counts).map(
    ([figure, expected]) => [`${whose} ${figure}`, expected as CountRange] as const,
  )
}
