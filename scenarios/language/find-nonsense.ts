import { captureFields, capturesIn, isCaptureField } from './captures.ts'
import { type Ask, clientsOf, clientsUnknown, expectationsOfNothing } from './check-expected-actions.ts'
import { type ActionKey, actionNames } from './expected-actions.ts'
import {
  type KnownNames,
  knownAfter,
  knownInBranch,
  noOrders,
  notArmed,
  resolveOrder,
  severalOrders,
} from './name-problems.ts'
import { captureOutsideSteps, meaninglessKey, unknownCaptureField } from './problem-words.ts'
import type { Scenario } from './scenario.ts'
import type { ScenarioPath, ScenarioProblem } from './scenario-problem.ts'
import type { StateExpectation } from './state-expectation.ts'
import type { CheckStep, OrderStep, Step, Those, WaitStep } from './step.ts'
import { allOrders } from './steps-in.ts'

/**
 * What is wrong with a scenario that has the form of one: names that nothing has, or nothing yet, keys that mean
 * nothing, and expectations of what is never asked for.
 */
export function findNonsense(scenario: Scenario): readonly ScenarioProblem[] {
  const { steps, ...rest } = scenario
  const outside = textsIn(rest, []).flatMap(({ path, text }) =>
    capturesIn(text).map((capture) => captureOutsideSteps(path, capture)),
  )
  const checkClient = clientsOf(steps)
  const armed = new Set((scenario.faults ?? []).map(({ fault }) => fault))
  const found = inSteps(steps, ['steps'], {
    orders: new Map(),
    shared: new Map(),
    armed,
    checkClient,
  })
  return [
    ...outside,
    ...clientsUnknown(scenario, checkClient),
    ...found.problems,
    ...expectationsOfNothing(scenario, found.asks),
  ]
}

interface Found {
  readonly problems: readonly ScenarioProblem[]
  readonly asks: readonly Ask[]
}

function inSteps(steps: readonly Step[], path: ScenarioPath, before: KnownNames): Found {
  let known = before
  const problems: ScenarioProblem[] = []
  const asks: Ask[] = []
  for (const [index, step] of steps.entries()) {
    const found = inStep(step, [...path, index], known)
    problems.push(...found.problems)
    asks.push(...found.asks)
    known = knownAfter(step, known)
  }
  return { problems, asks }
}

function inStep(step: Step, path: ScenarioPath, known: KnownNames): Found {
  if ('parallel' in step) {
    const branches = step.parallel.map((branch, index) =>
      inSteps(branch, [...path, 'parallel', index], knownInBranch(step.parallel, index, known)),
    )
    return {
      problems: branches.flatMap(({ problems }) => problems),
      asks: branches.flatMap(({ asks }) => asks),
    }
  }
  const captured = textsIn(step, path).flatMap(({ path, text }) => capturesOf(text, path, known))
  if ('order' in step) return { problems: [...captured, ...meaningless(step, path)], asks: [] }
  if ('disarm' in step && !known.armed.has(step.disarm)) {
    return { problems: [notArmed([...path, 'disarm'], step.disarm, [...known.armed])], asks: [] }
  }
  if ('maintain' in step) return { problems: [], asks: [{ key: step.maintain, orders: [] }] }
  if ('wait' in step) return { problems: [...captured, ...waitingFor(step, path, known)], asks: [] }
  if ('check' in step) return { problems: checking(step, path, known), asks: [] }
  const [[key, those] = ['', {}]] = Object.entries(step) as [string, Those][]
  if (!isActionKey(key)) return { problems: captured, asks: [] }
  const asked = ordersOf(those, [...path, key], known)
  return { problems: captured.length > 0 ? captured : asked.problems, asks: [{ key, orders: asked.orders }] }
}

/** What a step waits for must be able to come. */
function waitingFor({ wait }: WaitStep, path: ScenarioPath, known: KnownNames): readonly ScenarioProblem[] {
  if (typeof wait === 'string') return []
  const inside = [...path, 'wait', 'for']
  if ('fault' in wait.for) {
    const { fault } = wait.for
    return known.armed.has(fault) ? [] : [notArmed([...inside, 'fault'], fault, [...known.armed])]
  }
  if ('active' in wait.for || wait.for.order === undefined) return []
  const named = resolveOrder(wait.for.order, known, [...inside, 'order'])
  return 'message' in named ? [named] : []
}

/** Orders and clients of whom a check speaks. */
function checking(
  { check: { on = {}, ...common } }: CheckStep,
  path: ScenarioPath,
  known: KnownNames,
): readonly ScenarioProblem[] {
  const inside = [...path, 'check']
  const parts = [
    [inside, common],
    ...Object.entries(on).map(([platform, said]) => [[...inside, 'on', platform], said]),
  ] as const
  return (parts as readonly (readonly [ScenarioPath, StateExpectation])[]).flatMap(
    ([at, { money = {}, quota = {} }]) => [
      ...Object.keys(money.orders ?? {}).flatMap((name) =>
        oneOrder(name, [...at, 'money', 'orders', name], known),
      ),
      ...[
        ...Object.keys(money.clients ?? {}).map((name) =>
          known.checkClient(name, [...at, 'money', 'clients', name]),
        ),
        ...Object.keys(quota).map((name) => known.checkClient(name, [...at, 'quota', name])),
      ].flatMap((problem) => (problem === undefined ? [] : [{ ...problem, at: 'key' } as const])),
    ],
  )
}

/** A key that has to be the name of one order. */
function oneOrder(name: string, path: ScenarioPath, known: KnownNames): readonly ScenarioProblem[] {
  const named = resolveOrder(name, known, path)
  if ('message' in named) return [{ ...named, at: 'key' }]
  return named.length > 1 ? [{ ...severalOrders(path, name, named.length), at: 'key' }] : []
}

function isActionKey(key: string): key is ActionKey {
  return Object.hasOwn(actionNames, key)
}

interface Named {
  readonly orders: readonly string[]
  readonly problems: readonly ScenarioProblem[]
}

/** The orders that a step concerns. */
function ordersOf({ of }: Those, path: ScenarioPath, known: KnownNames): Named {
  if (of === undefined) {
    const orders = allOrders(known.orders)
    return { orders, problems: orders.length === 0 ? [noOrders(path)] : [] }
  }
  const named = of.map((name, index) => resolveOrder(name, known, [...path, 'of', index]))
  return {
    orders: named.flatMap((each) => ('message' in each ? [] : each)),
    problems: named.flatMap((each) => ('message' in each ? [each] : [])),
  }
}

function capturesOf(text: string, path: ScenarioPath, known: KnownNames): readonly ScenarioProblem[] {
  return capturesIn(text).flatMap(({ order, field }) => {
    const named = resolveOrder(order, known, path)
    if ('message' in named) return [named]
    if (named.length > 1) return [severalOrders(path, order, named.length)]
    return isCaptureField(field) ? [] : [unknownCaptureField(path, field, Object.keys(captureFields))]
  })
}

/** Virtual networks have no machine, and machines are not counted in networks. */
function meaningless({ order }: OrderStep, path: ScenarioPath): readonly ScenarioProblem[] {
  const product = order.product ?? 'machine'
  const keys = product === 'networks' ? (['tariff', 'addresses'] as const) : (['networks'] as const)
  return keys.flatMap((key) =>
    order[key] === undefined ? [] : [meaninglessKey([...path, 'order', key], product)],
  )
}

interface Text {
  readonly path: ScenarioPath
  readonly text: string
}

function textsIn(value: unknown, path: ScenarioPath): readonly Text[] {
  if (typeof value === 'string') return [{ path, text: value }]
  if (typeof value !== 'object' || value === null) return []
  const isList = Array.isArray(value)
  return Object.entries(value).flatMap(([key, held]) => textsIn(held, [...path, isList ? Number(key) : key]))
}
