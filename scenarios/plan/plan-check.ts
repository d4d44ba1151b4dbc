import type { CountRange } from '../../contracts/trace/count-range.ts'
import type { Platform } from '../../contracts/trace/trace-event.ts'
import type { StateExpectation } from '../language/state-expectation.ts'
import type { CheckStep } from '../language/step.ts'

/** What must be so, figure by figure. */
export interface PlannedState {
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
