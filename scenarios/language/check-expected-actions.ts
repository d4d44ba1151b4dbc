import { isRecord } from '../../contracts/vmmanager/is-record.ts'
import type { ActionEndings, ActionKey } from './expected-actions.ts'
import { neverAsked, oneEnd, resolveOrder, unknownClient } from './name-problems.ts'
import type { OutcomeExpectation, Scenario } from './scenario.ts'
import type { ScenarioPath, ScenarioProblem } from './scenario-problem.ts'
import { placedIn, stepsIn } from './steps-in.ts'

/** What a step asks for, and of which orders. */
export interface Ask {
  readonly key: ActionKey
  readonly orders: readonly string[]
}

/** Expectations of actions that no step asks for, of orders that nobody places, or of two ends at once. */
export function expectationsOfNothing(
  { steps, expect: { on = {}, ...common } }: Scenario,
  asks: readonly Ask[],
): readonly ScenarioProblem[] {
  const known = { orders: placedIn(steps), shared: new Map<string, number>() }
  const check = ({ actions = {} }: OutcomeExpectation, path: ScenarioPath): readonly ScenarioProblem[] => {
    if (actions === 'any') return []
    const { of = {}, ...all } = actions
    const ofOrders = Object.entries(of).flatMap(([name, endings]) => {
      const inside = [...path, 'actions', 'of', name]
      const named = resolveOrder(name, known, inside)
      return 'message' in named
        ? [{ ...named, at: 'key' } as const]
        : inEndings(endings, inside, { asks, order: name, named })
    })
    return [...inEndings(all, [...path, 'actions'], { asks }), ...ofOrders]
  }
  return [
    ...check(common, ['expect']),
    ...Object.entries(on).flatMap(([platform, expectation]) =>
      check(expectation, ['expect', 'on', platform]),
    ),
  ]
}

interface Asked {
  readonly asks: readonly Ask[]
  /** By which name orders are spoken of, and which they are; all where there is none. */
  readonly order?: string
  readonly named?: readonly string[]
}

function inEndings(
  endings: ActionEndings,
  path: ScenarioPath,
  { asks, order, named }: Asked,
): readonly ScenarioProblem[] {
  return Object.entries(endings).flatMap(([action, ending]) => {
    const inside = [...path, action]
    if (isRecord(ending) && Object.keys(ending).length !== 1) return [oneEnd(inside)]
    const isAsked = asks.some(
      ({ key, orders }) => key === action && (named?.some((name) => orders.includes(name)) ?? true),
    )
    return isAsked ? [] : [neverAsked(inside, action, order)]
  })
}

/** What is wrong with the name of a client; undefined where an order is placed by one of that name. */
export type CheckClient = (name: string, path: ScenarioPath) => ScenarioProblem | undefined

/** Knows the clients of a story: those that it names, and by the place of the order those that it does not. */
export function clientsOf(steps: Scenario['steps']): CheckClient {
  const orders = stepsIn(steps).flatMap((step) => ('order' in step ? [step.order] : []))
  const named = new Set(orders.flatMap(({ client }) => client ?? []))
  const placed = orders.reduce((sum, { count = 1 }) => sum + count, 0)
  return (name, path) => {
    const [, number] = /^client-([1-9]\d*)$/.exec(name) ?? []
    return named.has(name) || Number(number) <= placed ? undefined : unknownClient(path, name, [...named])
  }
}

/** Clients that have an account, a role or a project, and for whom nobody orders: a slip of the hand, that tests nothing. */
export function clientsUnknown({ world, clouden }: Scenario, check: CheckClient): readonly ScenarioProblem[] {
  const unknownIn = (names: readonly string[], path: ScenarioPath): readonly ScenarioProblem[] =>
    names.flatMap((name, index) => check(name, [...path, index]) ?? [])
  return [
    ...unknownIn(world?.accounts ?? [], ['world', 'accounts']),
    ...unknownIn(world?.administrators ?? [], ['world', 'administrators']),
    ...(clouden?.projects ?? []).flatMap(({ members }, index) =>
      unknownIn(members, ['clouden', 'projects', index, 'members']),
    ),
  ]
}
