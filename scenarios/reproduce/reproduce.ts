import { isDeepStrictEqual } from 'node:util'
import type { Fault } from '../../simulators/faults/fault.ts'
import { type QuirkName, quirks as knownQuirks } from '../../simulators/quirks/quirks.ts'
import type { Scenario } from '../language/scenario.ts'
import { draftScenario } from './draft-scenario.ts'
import { smallerScenarios } from './smaller-scenarios.ts'
import { type Reproduction, type Trial, trialOf } from './trial.ts'

/** What came of it. */
export interface Reproduced {
  /** The smallest scenario that shows the finding; absent where none does. */
  readonly scenario?: Scenario
  /** How many scenarios were run. */
  readonly runs: number
}

/**
 * Looks for a scenario that shows the same finding in the simulator: the story of the trace, with the faults that it
 * shows; where that is not enough, with one of the known defects that break the rule. Then leaves out what it can. The
 * same trace gives the same scenario.
 */
export async function reproduce(reproduction: Reproduction): Promise<Reproduced> {
  const trial = trialOf(reproduction)
  const drafts = draftsOf(reproduction)
  const found = (await firstThatShows(drafts, trial)) ?? (await bestExplained(drafts, reproduction, trial))
  if (found === undefined) return { runs: trial.runs() }
  return { scenario: await shrink(found, trial), runs: trial.runs() }
}

/** The story as it went and as it was meant, with faults where they were and wherever they can be, and without any. */
function draftsOf({ events, run, finding }: Reproduction): readonly Scenario[] {
  const drafts = (['recorded', 'settled'] as const).map((pace) => draftScenario(events, run, finding, pace))
  const anywhere = drafts.map((draft) => ({
    ...draft,
    ...(draft.faults && { faults: draft.faults.map(atOnce) }),
  }))
  const bare = drafts.map(withoutFaults)
  const all = [...drafts, ...anywhere, ...bare]
  return all.filter((one, index) => all.findIndex((other) => isDeepStrictEqual(one, other)) === index)
}

function withoutFaults(scenario: Scenario): Scenario {
  return Object.fromEntries(
    Object.entries(scenario).filter(([name]) => name !== 'faults'),
  ) as unknown as Scenario
}

/** Another run may have more or fewer such occasions before. */
function atOnce(fault: Fault): Fault {
  return Object.fromEntries(Object.entries(fault).filter(([name]) => name !== 'skip')) as unknown as Fault
}

async function firstThatShows(drafts: readonly Scenario[], trial: Trial): Promise<Scenario | undefined> {
  for (const draft of drafts) if ((await trial.likeness(draft)) > 0) return draft
  return undefined
}

/** With the known defect under which the story goes most as it went. */
async function bestExplained(
  drafts: readonly Scenario[],
  { finding, run }: Reproduction,
  trial: Trial,
): Promise<Scenario | undefined> {
  const explanations = (Object.keys(knownQuirks) as QuirkName[]).filter((name) => {
    const { platforms, rules } = knownQuirks[name]
    return rules.includes(finding.rule) && platforms?.includes(run.platform) !== false
  })
  let best: { readonly scenario: Scenario; readonly likeness: number } | undefined
  for (const draft of drafts) {
    for (const quirk of explanations) {
      const scenario = { ...draft, quirks: [quirk] }
      const likeness = await trial.likeness(scenario)
      if (likeness > (best?.likeness ?? 0)) best = { scenario, likeness }
    }
  }
  return best?.scenario
}

/** Takes the first smaller one that still shows it, again and again, until none does. */
async function shrink(scenario: Scenario, trial: Trial): Promise<Scenario> {
  for (const smaller of smallerScenarios(scenario)) {
    if (trial.isOver()) break
    if ((await trial.likeness(smaller)) > 0) return shrink(smaller, trial)
  }
  return scenario
}
