import { helpWith } from './problem-words.ts'
import type { ScenarioPath, ScenarioProblem } from './scenario-problem.ts'
import type { FaultName } from '../../simulators/faults/fault.ts'
import { type OrdersSoFar, ordersNamed, placedIn, stepsIn, withOrders } from './steps-in.ts'
import type { Step } from './step.ts'
import type { CheckClient } from './check-expected-actions.ts'

/** "No order `wbe` was placed before; did you mean `web`?" */
export function unknownOrder(path: ScenarioPath, name: string, known: readonly string[]): ScenarioProblem {
  const help = known.length === 0 ? 'there is none' : helpWith(name, known, 'there are')
  return { path, at: 'value', message: `No order \`${name}\` was placed before; ${help}` }
}

/** "`suspend` asks something of orders, and none was placed before" */
export function noOrders(path: ScenarioPath): ScenarioProblem {
  return {
    path,
    at: 'key',
    message: `\`${path.at(-1) ?? ''}\` asks something of orders, and none was placed before`,
  }
}

/** "`web` is the name of 2 orders here, and one is meant: write `web-1`" */
export function severalOrders(path: ScenarioPath, name: string, count: number): ScenarioProblem {
  const message = `\`${name}\` is the name of ${count} orders here, and one is meant: write \`${name}-1\` to \`${name}-${count}\``
  return { path, at: 'value', message }
}

/** "`web` is ordered in another branch as well, …" */
export function orderOfBranches(path: ScenarioPath, name: string): ScenarioProblem {
  const message = `Orders named as \`${name}\` are placed in another branch as well, and nobody knows which is which; give each branch a name of its own by \`as\``
  return { path, at: 'value', message }
}

/** "No order is placed by a client `alcie`; did you mean `alice`?" */
export function unknownClient(path: ScenarioPath, name: string, known: readonly string[]): ScenarioProblem {
  const help = known.length === 0 ? 'no order names its client' : helpWith(name, known, 'there are')
  return { path, at: 'value', message: `No order is placed by a client \`${name}\`; ${help}` }
}

/** "No fault `asleep` is armed before; there are reply-lost" */
export function notArmed(path: ScenarioPath, name: string, known: readonly string[]): ScenarioProblem {
  const help = known.length === 0 ? 'there is none' : helpWith(name, known, 'there are')
  return { path, at: 'value', message: `No fault \`${name}\` is armed before; ${help}` }
}

/** "No step asks for `close`" */
export function neverAsked(path: ScenarioPath, action: string, order?: string): ScenarioProblem {
  const of = order === undefined ? '' : ` of \`${order}\``
  return { path, at: 'key', message: `No step asks for \`${action}\`${of}` }
}

/** "`close` must have one key: one end, with its reason" */
export function oneEnd(path: ScenarioPath): ScenarioProblem {
  return {
    path,
    at: 'key',
    message: `\`${path.at(-1) ?? ''}\` must have one of \`done\`, \`refused\`, \`manual\` or \`failed\`, with the reason`,
  }
}

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
