import type { Fault } from '../../simulators/faults/fault.ts'
import type { Scenario } from '../language/scenario.ts'
import type { Step } from '../language/step.ts'

/**
 * Scenarios that are a little smaller than one, the most daring first: without halves of its steps, single steps,
 * faults, quirks or settings, and with plainer ones.
 */
export function* smallerScenarios(scenario: Scenario): Generator<Scenario> {
  const { steps, faults = [], quirks = [], world, ...rest } = scenario
  const whole = { steps, faults, quirks, world }
  const made = (changes: Partial<Parts>): Scenario => compose(rest, { ...whole, ...changes })
  for (const fewer of withoutChunks(steps)) if (fewer.length > 0) yield made({ steps: fewer })
  if (faults.length > 1) yield made({ faults: [] })
  for (const fewer of withoutEach(faults)) yield made({ faults: fewer })
  for (const fewer of withoutEach(quirks)) yield made({ quirks: fewer })
  if (world !== undefined) yield compose(rest, { steps, faults, quirks, world: undefined })
  for (const [index, fault] of faults.entries()) {
    for (const plainer of plainerFaults(fault)) yield made({ faults: faults.with(index, plainer) })
  }
  for (const [index, step] of steps.entries()) {
    for (const plainer of plainerSteps(step)) yield made({ steps: steps.with(index, plainer) })
  }
}

type Parts = Pick<Scenario, 'steps'> & {
  readonly faults: NonNullable<Scenario['faults']>
  readonly quirks: NonNullable<Scenario['quirks']>
  readonly world: Scenario['world']
}

function compose(rest: Omit<Scenario, keyof Parts>, { steps, faults, quirks, world }: Parts): Scenario {
  return {
    ...rest,
    ...(world !== undefined && { world }),
    ...(quirks.length > 0 && { quirks }),
    ...(faults.length > 0 && { faults }),
    steps,
  }
}

/** Halves, quarters and so on are left out, then single items, the last first. */
function* withoutChunks<Item>(items: readonly Item[]): Generator<readonly Item[]> {
  for (let size = Math.ceil(items.length / 2); size >= 1; size = size === 1 ? 0 : Math.ceil(size / 2)) {
    for (let end = items.length; end > 0; end -= size)
      yield items.toSpliced(Math.max(0, end - size), Math.min(size, end))
  }
}

function withoutEach<Item>(items: readonly Item[]): readonly (readonly Item[])[] {
  return items.map((_, index) => items.toSpliced(index, 1))
}

/** Parameters without which a fault may still do. */
const spareable = [
  'skip',
  'probability',
  'for',
  'after',
  'times',
  'stage',
  'task',
  'operation',
  'jitter',
] as const

function plainerFaults(fault: Fault): readonly Fault[] {
  const fields = fault as unknown as Readonly<Record<string, unknown>>
  const without = spareable
    .filter((name) => fields[name] !== undefined)
    .map(
      (name) =>
        Object.fromEntries(Object.entries(fields).filter(([field]) => field !== name)) as unknown as Fault,
    )
  const isOften = typeof fields['times'] === 'number' && fields['times'] > 1
  return isOften ? [{ ...fault, times: 1 } as Fault, ...without] : without
}

function plainerSteps(step: Step): readonly Step[] {
  if ('order' in step) {
    return withoutEach(Object.entries(step.order)).map((fields) => ({ order: Object.fromEntries(fields) }))
  }
  if ('wait' in step) return step.wait === 'settled' ? [] : [{ wait: 'settled' }]
  const [[name, said] = ['', undefined]] = Object.entries(step) as [string, unknown][]
  const { of, ...others } = (typeof said === 'object' && said !== null ? said : {}) as {
    readonly of?: readonly string[]
  }
  return of === undefined ? [] : [{ [name]: others } as unknown as Step]
}
