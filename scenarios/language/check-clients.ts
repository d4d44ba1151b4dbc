import { unknownClient } from './name-problems.ts'
import type { Scenario } from './scenario.ts'
import type { ScenarioPath, ScenarioProblem } from './scenario-problem.ts'
import { stepsIn } from './steps-in.ts'

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
