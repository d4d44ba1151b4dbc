import type { ExpectedAction, ExpectedOutcome, Platform } from '../../contracts/trace/trace-event.ts'
import { durationMs } from '../../simulators/clock/duration.ts'
import {
  type ActionEnding,
  type ActionEndings,
  type ActionKey,
  type ExpectedActions,
  actionNames,
} from '../language/expected-actions.ts'
import type { ScenarioPath } from '../language/scenario-problem.ts'
import type { Expectation, Scenario, Slo } from '../language/scenario.ts'
import { ordersNamed, placedIn } from '../language/steps-in.ts'
import type { LineOf } from './plan-step.ts'

/** What must come of a scenario on one platform: what is said for all, and in its place what is said for the platform. */
export function planExpectation(
  { expect, steps }: Scenario,
  platform: Platform,
  lineOf?: LineOf,
): ExpectedOutcome {
  const { on, ...common }: Expectation = expect
  const { orders = {}, findings = [], actions, phases, slo, ...rest } = { ...common, ...on?.[platform] }
  const spans = Object.entries(phases ?? {}).map(([phase, span]) => [phase, durationMs(span)] as const)
  return {
    ...rest,
    orders,
    findings,
    ...(actions && { actions: actions === 'any' ? actions : planActions(actions, steps) }),
    ...(phases && { phases: Object.fromEntries(spans) }),
    ...(slo && { slo: sloMs(slo) }),
    ...(lineOf && {
      lines: linesOf(expect, platform, lineOf),
      orderLines: orderLinesOf(steps, lineOf),
    }),
  }
}

/** Where each key stands that counts for the platform. */
function linesOf(
  { on, ...common }: Scenario['expect'],
  platform: Platform,
  lineOf: LineOf,
): Readonly<Record<string, number>> {
  const own = on?.[platform] ?? {}
  const keys = Object.keys({ ...common, ...own })
  return Object.fromEntries(
    keys.flatMap((key) => {
      const line = lineOf(key in own ? ['expect', 'on', platform, key] : ['expect', key])
      return line === undefined ? [] : [[key, line]]
    }),
  )
}

/** Where the first orders of each name are placed. */
function orderLinesOf(steps: Scenario['steps'], lineOf: LineOf): Readonly<Record<string, number>> {
  const lines = orderPlaces(steps, ['steps']).flatMap(([name, path]) => {
    const line = lineOf(path)
    return line === undefined ? [] : [[name, line] as const]
  })
  return Object.fromEntries(lines.toReversed())
}

function orderPlaces(
  steps: Scenario['steps'],
  path: ScenarioPath,
): readonly (readonly [string, ScenarioPath])[] {
  return steps.flatMap((step, place) => {
    const own = [...path, place]
    if ('order' in step) return [[step.order.as ?? 'order', own] as const]
    if (!('parallel' in step)) return []
    return step.parallel.flatMap((branch, index) => orderPlaces(branch, [...own, 'parallel', index]))
  })
}

function planActions(
  { of = {}, ...all }: ExpectedActions,
  steps: Scenario['steps'],
): readonly ExpectedAction[] {
  const placed = placedIn(steps)
  const ofOrders = Object.entries(of).flatMap(([name, endings]) =>
    ordersNamed(name, placed).flatMap((order) => planEndings(endings, { order })),
  )
  return [...ofOrders, ...planEndings(all, {})]
}

function planEndings(
  endings: ActionEndings,
  whose: Pick<ExpectedAction, 'order'>,
): readonly ExpectedAction[] {
  return (Object.entries(endings) as [ActionKey, ActionEnding][]).flatMap(([key, ending]) => {
    const action = actionNames[key]
    if (typeof ending === 'string') return [{ action, ...whose, outcome: ending }]
    return Object.entries(ending).map(([outcome, reason]) => ({
      action,
      ...whose,
      outcome: outcome as ExpectedAction['outcome'],
      reason,
    }))
  })
}

/** Objectives with every span in ms. */
export function sloMs(slo: Slo): NonNullable<ExpectedOutcome['slo']> {
  return Object.fromEntries(
    Object.entries(slo).map(([phase, limits]) => [
      phase,
      Object.fromEntries(Object.entries(limits).map(([percentile, span]) => [percentile, durationMs(span)])),
    ]),
  )
}
