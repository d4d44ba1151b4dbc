import type { FaultName } from '../../simulators/faults/fault.ts'
import { ordersNamed, type OrdersSoFar } from './orders-so-far.ts'
import type { CheckClient } from './check-clients.ts'
import { orderOfBranches, unknownOrder } from './name-problems.ts'
import type { ScenarioPath, ScenarioProblem } from './scenario-problem.ts'
import { placedIn, stepsIn, withOrders } from './steps-in.ts'
import type { Step } from './step.ts'

/** What a step may name. */
export interface KnownNames {
  /** What has been ordered before. */
  readonly orders: OrdersSoFar
  /** Of names that other branches use as well: how many there were before. What comes later nobody can tell apart. */
  readonly shared: OrdersSoFar
  /** Faults that have been armed before, or in another branch. */
  readonly armed: ReadonlySet<FaultName>
  readonly checkClient: CheckClient
}

/** What may be named after a step. */
export function knownAfter(step: Step, known: KnownNames): KnownNames {
  const orders = withOrders(known.orders, placedIn([step]))
  return { ...known, orders, armed: new Set([...known.armed, ...armedIn([step])]) }
}

/** What may be named at the beginning of a branch. */
export function knownInBranch(
  branches: readonly (readonly Step[])[],
  index: number,
  known: KnownNames,
): KnownNames {
  const others = branches.toSpliced(index, 1).flat()
  const shared = [...placedIn(others).keys()].map(
    (prefix) => [prefix, known.orders.get(prefix) ?? 0] as const,
  )
  return {
    ...known,
    shared: new Map([...shared, ...known.shared]),
    armed: new Set([...known.armed, ...armedIn(others)]),
  }
}

/** The orders that a name stands for, or what is wrong with it. */
export function resolveOrder(
  name: string,
  { orders, shared }: Pick<KnownNames, 'orders' | 'shared'>,
  path: ScenarioPath,
): readonly string[] | ScenarioProblem {
  const prefix = orders.has(name) ? name : name.replace(/-\d+$/, '')
  const before = orders.has(prefix) ? shared.get(prefix) : undefined
  if (
    before !== undefined &&
    (prefix === name || ordersNamed(name, new Map([[prefix, before]])).length === 0)
  ) {
    return orderOfBranches(path, name)
  }
  const named = ordersNamed(name, orders)
  return named.length === 0 ? unknownOrder(path, name, [...orders.keys()]) : named
}

function armedIn(steps: readonly Step[]): readonly FaultName[] {
  return stepsIn(steps).flatMap((step) => ('arm' in step ? [step.arm.fault] : []))
}
