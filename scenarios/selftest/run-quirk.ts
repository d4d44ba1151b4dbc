import { type QuirkName, quirks } from '../../simulators/quirks/quirks.ts'
import type { Plan } from '../plan/plan.ts'
import type { RunResult } from '../run/run-result.ts'
import { runPlan } from '../run/run-plan.ts'

/**
 * Switches one quirk on for a whole suite, on the platforms that can have it.
 *
 * @param plans - runs that pass without it
 */
export async function runQuirk(quirk: QuirkName, plans: readonly Plan[]): Promise<QuirkResult> {
  const kills: Kill[] = []
  const others = new Set<string>()
  const { platforms } = quirks[quirk]
  for (const plan of plans) {
    if (platforms?.includes(plan.platform) === false) continue
    const result = await runPlan({ ...plan, quirks: [...plan.quirks, quirk] })
    for (const rule of brokenRules(result)) {
      if (quirks[quirk].rules.includes(rule)) {
        kills.push({ scenario: plan.scenario, platform: plan.platform, rule })
      } else others.add(rule)
    }
  }
  return { quirk, kills, others: [...others] }
}

function brokenRules({ findings }: RunResult): ReadonlySet<string> {
  return new Set(findings.filter(({ severity }) => severity !== 'note').map(({ rule }) => rule))
}

/** A run that passes on healthy mocks and fails with the quirk, by a rule that is meant to find it. */
interface Kill {
  readonly scenario: string
  readonly platform: string
  readonly rule: string
}

/** What the suite found of one quirk. */
export interface QuirkResult {
  readonly quirk: QuirkName
  readonly kills: readonly Kill[]
  /** Rules that found something else than what was meant. */
  readonly others: readonly string[]
}
