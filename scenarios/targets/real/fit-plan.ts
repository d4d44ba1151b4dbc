import { observabilityOf } from '../../../contracts/rules/observability.ts'
import { rules } from '../../../contracts/rules/rules.ts'
import type { Sight } from '../../../contracts/trace/trace-event.ts'
import type { Tariff } from '../../../simulators/platform/tariff.ts'
import type { Plan, SkippedPlan } from '../../plan/plan.ts'
import type { PlannedOrders, PlannedStep } from '../../plan/planned-step.ts'
import type { WhyNotRun } from '../../plan/why-not-run.ts'
import type { Amount } from './guard/budget.ts'
import type { Premises } from './survey/premises.ts'
import type { NamedTarget } from './load-config.ts'

/** What a plan has to fit. */
export interface Room {
  readonly target: NamedTarget
  readonly premises: Premises
  readonly sight: Sight
  /** What the budget leaves after what earlier runs have left behind. */
  readonly left: Amount
}

/** The plan as it can run there, with the systems and presets that the target names, or why it cannot. */
export function fitPlan(plan: Plan, room: Room): Plan | SkippedPlan {
  const why = misfit(plan, room)
  if (why !== undefined) return { ...plan, skipped: why }
  return { ...plan, sight: room.sight, steps: fitSteps(plan, room) }
}

/** The most that a plan has at one moment: each order of one its machine, of the largest size that is spoken of. */
export function needOf({ steps }: Pick<Plan, 'steps'>): Amount {
  const vms = ordersIn(steps).reduce((sum, { count }) => sum + count, 0)
  return { vms, ramMib: vms * Math.max(0, ...tariffsIn(steps).map(({ ramMib }) => ramMib)) }
}

function misfit(plan: Plan, room: Room): WhyNotRun | undefined {
  const { simulatedParts, expect, platform } = plan
  if (simulatedParts.length > 0)
    return { code: 'simulated-only', params: { parts: simulatedParts.join(', ') } }
  const hidden = rules
    .filter(({ name }) => expect.findings.includes(name))
    .filter(({ seenBy }) => observabilityOf(seenBy, { sight: room.sight, platform }) === 'not')
    .map(({ name }) => name)
  if (hidden.length > 0) return { code: 'not-observable', params: { rules: hidden.join(', ') } }
  return misfitOfTariffs(plan, room) ?? misfitOfBudget(plan, room)
}

function misfitOfTariffs(plan: Plan, { target, premises }: Room): WhyNotRun | undefined {
  const tariffs = tariffsIn(plan.steps)
  if (target.preset !== undefined && distinct(tariffs.map(({ name }) => name)) > 1)
    return { code: 'one-preset', params: { preset: target.preset } }
  const own = tariffs.map(({ os }) => os)
  if (target.os !== undefined && distinct(own) > 1) return { code: 'one-os', params: { os: target.os } }
  const wanted = [...(target.os === undefined ? own : [target.os]), ...reinstalledIn(plan.steps)]
  const missing = wanted.find((os) => !premises.oses.has(os))
  if (missing !== undefined) return { code: 'no-os', params: { cluster: premises.cluster.name, os: missing } }
  if (plan.platform !== 'clouden' || plan.clouden.sizes !== 'by-preset') return undefined
  const presets = target.preset === undefined ? tariffs.map(({ name }) => name) : [target.preset]
  const absent = presets.find((name) => !premises.presets.some((preset) => preset.name === name))
  return absent === undefined ? undefined : { code: 'no-preset', params: { preset: absent } }
}

function misfitOfBudget(plan: Plan, room: Room): WhyNotRun | undefined {
  const { target, left } = room
  const need = needOf({ steps: fitSteps(plan, room) })
  const { budget, name } = target
  const of = left.vms === budget.vms && left.ramMib === budget.ramMib ? 'budget' : 'left'
  const params = { vms: need.vms, ramMib: need.ramMib, target: name }
  if (need.vms > left.vms) return { code: `vms-over-${of}`, params: { ...params, most: left.vms } }
  if (need.ramMib <= left.ramMib) return undefined
  return { code: `ram-over-${of}`, params: { ...params, most: left.ramMib } }
}

function fitTariff(tariff: Tariff, { target, premises }: Pick<Room, 'target' | 'premises'>): Tariff {
  const { os = tariff.os } = target
  const preset = premises.presets.find(({ name }) => name === target.preset)
  if (preset === undefined) return { ...tariff, os }
  const { name, cpuNumber, ramMib, diskMib } = preset
  return { ...tariff, os, name, cpuNumber, ramMib, diskMib }
}

function fitSteps({ steps }: Plan, room: Room): readonly PlannedStep[] {
  return steps.map((step) => withTariffs(step, (tariff) => fitTariff(tariff, room)))
}

function withTariffs(step: PlannedStep, fit: (tariff: Tariff) => Tariff): PlannedStep {
  if (step.kind === 'orders')
    return step.networks === undefined ? { ...step, tariff: fit(step.tariff) } : step
  if (step.kind === 'parallel') {
    return {
      ...step,
      branches: step.branches.map((branch) => branch.map((inner) => withTariffs(inner, fit))),
    }
  }
  if (step.kind !== 'action' || step.request.action !== 'change') return step
  return { ...step, request: { ...step.request, tariff: fit(step.request.tariff) } }
}

function flat(steps: readonly PlannedStep[]): readonly PlannedStep[] {
  return steps.flatMap((step) => (step.kind === 'parallel' ? flat(step.branches.flat()) : [step]))
}

/** Those of machines. */
function ordersIn(steps: readonly PlannedStep[]): readonly PlannedOrders[] {
  return flat(steps)
    .filter((step) => step.kind === 'orders')
    .filter(({ networks }) => networks === undefined)
}

function tariffsIn(steps: readonly PlannedStep[]): readonly Tariff[] {
  const changes = flat(steps).flatMap((step) =>
    step.kind === 'action' && step.request.action === 'change' ? [step.request.tariff] : [],
  )
  return [...ordersIn(steps).map(({ tariff }) => tariff), ...changes]
}

function reinstalledIn(steps: readonly PlannedStep[]): readonly string[] {
  return flat(steps).flatMap((step) =>
    step.kind === 'action' && step.request.action === 'reinstall' && step.request.os !== undefined
      ? [step.request.os]
      : [],
  )
}

function distinct(names: readonly string[]): number {
  return new Set(names).size
}
