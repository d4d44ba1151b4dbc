import type { Platform } from '../../contracts/trace/trace-event.ts'
import { durationMs } from '../../simulators/clock/duration.ts'
import type { ServiceRequest } from '../../simulators/platform/service-request.ts'
import { type Tariff, networksTariff, tariffs } from '../../simulators/platform/tariff.ts'
import type { OrderStep, Step, TariffName, Those } from '../language/step.ts'
import type { ScenarioPath } from '../language/scenario-problem.ts'
import { type PlannedOrders, type PlannedStep, planCheck } from './planned-step.ts'

/** Actions that say nothing but of whom. */
const plainActions = [
  'suspend',
  'resume',
  'close',
  'reboot',
  'start',
  'stop',
  'password',
  'panel',
  'prolong',
  'statistics',
  'snapshot',
] as const

/** Tells the line of a step, where its file has lines. */
export type LineOf = (path: ScenarioPath) => number | undefined

/** Where a plan is for, and where the lines of its scenario are. */
export interface StepContext {
  readonly platform: Platform
  readonly lineOf?: LineOf | undefined
}

/** A step with every default filled in; `path` is where it stands. */
export function planStep(step: Step, context: StepContext, path: ScenarioPath = []): PlannedStep {
  const { platform, lineOf = () => undefined } = context
  const line = lineOf(path)
  const placed = line === undefined ? {} : { line }
  if ('order' in step) return planOrders(step)
  if ('wait' in step) {
    if (step.wait === 'settled') return { kind: 'until-settled' }
    if (typeof step.wait === 'string') return { kind: 'pause', ms: durationMs(step.wait) }
    const { for: awaited, within } = step.wait
    const withinMs = within === undefined ? undefined : durationMs(within)
    return { kind: 'wait-for', awaited, withinMs, ...placed }
  }
  if ('maintain' in step) return { kind: 'maintain', action: step.maintain, ...placed }
  if ('outside' in step) return { kind: 'outside', does: step.outside.does, of: step.outside.of, ...placed }
  if ('parallel' in step) {
    const branches = step.parallel.map((branch, index) =>
      branch.map((inner, place) => planStep(inner, context, [...path, 'parallel', index, place])),
    )
    return { kind: 'parallel', branches }
  }
  if ('check' in step) return { kind: 'check', ...planCheck(step, platform), ...placed }
  if ('arm' in step) return { kind: 'arm', fault: step.arm }
  if ('disarm' in step) return { kind: 'disarm', fault: step.disarm }
  const [those, request] = actionOf(step)
  return { kind: 'action', request, of: those.of, ...placed }
}

function planOrders({ order }: OrderStep): PlannedOrders {
  const { client, as: prefix = 'order', tariff = 'small', addresses = 1, count = 1 } = order
  const { perSecond, rampToPerSecond, product, networks = 1 } = order
  const isOfNetworks = product === 'networks'
  return {
    kind: 'orders',
    client,
    prefix,
    tariff: isOfNetworks
      ? { ...networksTariff, price: networksTariff.price * networks }
      : tariffNamed(tariff),
    addresses: isOfNetworks ? 0 : addresses,
    ...(isOfNetworks && { networks }),
    count,
    perSecond: perSecond === undefined ? undefined : { first: perSecond, last: rampToPerSecond ?? perSecond },
  }
}

type ActionStep = Exclude<
  Step,
  | { readonly order: unknown }
  | { readonly wait: unknown }
  | { readonly maintain: unknown }
  | { readonly outside: unknown }
  | { readonly parallel: unknown }
  | { readonly arm: unknown }
  | { readonly disarm: unknown }
  | { readonly check: unknown }
>

function actionOf(step: ActionStep): readonly [Those, ServiceRequest] {
  if ('change' in step) {
    const { tariff, addresses } = step.change
    const wanted = addresses === undefined ? {} : { addresses }
    return [step.change, { action: 'change', tariff: tariffNamed(tariff), ...wanted }]
  }
  if ('reinstall' in step) {
    const { os } = step.reinstall
    return [step.reinstall, { action: 'reinstall', ...(os === undefined ? {} : { os }) }]
  }
  if ('addAddress' in step) {
    return [step.addAddress, { action: 'add-address', count: step.addAddress.count ?? 1 }]
  }
  if ('removeAddress' in step) {
    return [step.removeAddress, { action: 'remove-address', count: step.removeAddress.count ?? 1 }]
  }
  if ('ptr' in step) return [step.ptr, { action: 'ptr', domain: step.ptr.domain }]
  const known = step as Partial<Record<(typeof plainActions)[number], Those>>
  const action = plainActions.find((name) => known[name] !== undefined)
  if (action === undefined)
    throw new TypeError(`the schema lets a step pass that does not exist: ${Object.keys(step).join()}`)
  return [known[action] ?? {}, { action }]
}

function tariffNamed(name: TariffName): Tariff {
  const tariff = tariffs.find((known) => known.name === name)
  if (tariff === undefined) throw new TypeError(`the schema lets a tariff pass that does not exist: ${name}`)
  return tariff
}
