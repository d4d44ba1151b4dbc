import { captureFields, capturesIn, isCaptureField } from './captures.ts'
import { orderNamed, type OrdersSoFar } from './orders-so-far.ts'
import { captureOutsideSteps, meaninglessKey, unknownCaptureField, unknownOrder } from './problem-words.ts'
import type { Scenario } from './scenario.ts'
import type { ScenarioPath, ScenarioProblem } from './scenario-problem.ts'
import type { OrderStep, Step } from './step.ts'

/** What is wrong with a scenario that has the form of one: keys that mean nothing, and captures of what nobody knows. */
export function findNonsense({ steps, ...rest }: Scenario): readonly ScenarioProblem[] {
  const outside = textsIn(rest, []).flatMap(({ path, text }) =>
    capturesIn(text).map((capture) => captureOutsideSteps(path, capture)),
  )
  return [...outside, ...inSteps(steps, { path: ['steps'], orders: new Map() }).problems]
}

/** Where steps stand, and what has been ordered before them. */
interface Before {
  readonly path: ScenarioPath
  readonly orders: OrdersSoFar
}

interface Found {
  readonly problems: readonly ScenarioProblem[]
  /** With those of the steps themselves. */
  readonly orders: OrdersSoFar
}

function inSteps(steps: readonly Step[], { path, orders: before }: Before): Found {
  let orders = before
  const problems: ScenarioProblem[] = []
  for (const [index, step] of steps.entries()) {
    const found = inStep(step, { path: [...path, index], orders })
    problems.push(...found.problems)
    ;({ orders } = found)
  }
  return { problems, orders }
}

function inStep(step: Step, before: Before): Found {
  const { path, orders } = before
  if ('parallel' in step) {
    const branches = step.parallel.map((branch, index) =>
      inSteps(branch, { path: [...path, 'parallel', index], orders }),
    )
    return { problems: branches.flatMap(({ problems }) => problems), orders: together(orders, branches) }
  }
  const problems = textsIn(step, path).flatMap(({ path, text }) => capturesOf(text, { path, orders }))
  if (!('order' in step)) return { problems, orders }
  const { as: prefix = 'order', count = 1 } = step.order
  return {
    problems: [...problems, ...meaningless(step, path)],
    orders: new Map([...orders, [prefix, (orders.get(prefix) ?? 0) + count]]),
  }
}

/** All orders that any branch has placed. */
function together(before: OrdersSoFar, branches: readonly Found[]): OrdersSoFar {
  const orders = new Map(before)
  for (const branch of branches) {
    for (const [prefix, count] of branch.orders) {
      orders.set(prefix, (orders.get(prefix) ?? 0) + count - (before.get(prefix) ?? 0))
    }
  }
  return orders
}

function capturesOf(text: string, { path, orders }: Before): readonly ScenarioProblem[] {
  return capturesIn(text).flatMap(({ order, field }) => {
    if (orderNamed(order, orders) === undefined) return [unknownOrder(path, order, [...orders.keys()])]
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
