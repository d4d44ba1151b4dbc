import { unknownClient } from './name-problems.ts'
import type { Scenario } from './scenario.ts'
import type { ScenarioPath, ScenarioProblem } from './scenario-problem.ts'
import { stepsIn } from './steps-in.ts'

/** Clients that have an account, a role or a project, and for whom nobody orders: a slip of the hand, that tests nothing. */
export function clientsUnknown({ world, clouden, steps }: Scenario): readonly ScenarioProblem[] {
  const orders = stepsIn(steps).flatMap((step) => ('order' in step ? [step.order] : []))
  const named = new Set(orders.flatMap(({ client }) => client ?? []))
  const placed = orders.reduce((sum, { count = 1 }) => sum + count, 0)
  const unknownIn = (names: readonly string[], path: ScenarioPath): readonly ScenarioProblem[] =>
    names.flatMap((name, index) =>
      named.has(name) || isNumbered(name, placed) ? [] : [unknownClient([...path, index], name, [...named])],
    )
  return [
    ...unknownIn(world?.accounts ?? [], ['world', 'accounts']),
    ...unknownIn(world?.administrators ?? [], ['world', 'administrators']),
    ...(clouden?.projects ?? []).flatMap(({ members }, index) =>
      unknownIn(members, ['clouden', 'projects', index, 'members']),
    ),
  ]
}

/** A client without a name is called by the place of the order among all. */
function isNumbered(name: string, placed: number): boolean {
  const [, number] = /^client-([1-9]\d*)$/.exec(name) ?? []
  return Number(number) <= placed
}
