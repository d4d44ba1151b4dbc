import { beforeAll, describe, expect, it } from 'vitest'
import { notExpressible } from '../../simulators/quirks/not-expressible.ts'
import { type QuirkName, quirks } from '../../simulators/quirks/quirks.ts'
import { findScenarioFiles } from '../load/find-scenario-files.ts'
import { type LoadedScenario, loadScenarios } from '../load/load-scenario.ts'
import { makePlan } from '../plan/make-plan.ts'
import type { Plan } from '../plan/plan.ts'
import { runPlan } from '../run/run-plan.ts'
import { runQuirk } from './run-quirk.ts'

const names = Object.keys(quirks) as QuirkName[]
let regressions: readonly LoadedScenario[]

beforeAll(async () => {
  const all = await loadScenarios(await findScenarioFiles([]))
  regressions = all.filter(({ file }) => file.includes('/regressions/'))
})

/** Every run of the scenario that names the quirk, on the platforms that can have it. */
function runsAgainst(quirk: QuirkName): readonly Plan[] {
  const { platforms = ['billmanager', 'clouden'] } = quirks[quirk]
  return regressions
    .filter(({ scenario }) => scenario.catches?.includes(quirk))
    .flatMap(({ name, scenario }) =>
      platforms.map((platform) =>
        makePlan(name, scenario, {
          platform,
          target: 'simulated',
          dialect: '2024.03',
          seed: 42,
          clock: 'virtual',
        }),
      ),
    )
    .filter((plan): plan is Plan => !('skipped' in plan))
}

describe.each(names)('%s', (quirk) => {
  it('is met by a regression on every platform that can have it, which passes without it', async () => {
    const plans = runsAgainst(quirk)
    const { platforms = ['billmanager', 'clouden'] } = quirks[quirk]
    expect(new Set(plans.map(({ platform }) => platform))).toEqual(new Set(platforms))
    for (const plan of plans) {
      const { scenario, platform, verdict, findings } = await runPlan(plan)
      expect({ scenario, platform, verdict, findings }).toMatchObject({ verdict: 'passed' })
    }
  })

  it('is caught by one of its rules in each of them', async () => {
    const plans = runsAgainst(quirk)
    const { kills } = await runQuirk(quirk, plans)
    const met = plans.map(({ scenario, platform }) => `${scenario} on ${platform}`)
    const caught = kills.map(({ scenario, platform }) => `${scenario} on ${platform}`)
    expect(new Set(caught)).toEqual(new Set(met))
  })
})

describe('regressions', () => {
  it('name quirks of platforms that they are for', () => {
    for (const { name, scenario } of regressions) {
      for (const quirk of scenario.catches ?? []) {
        const { platforms = ['billmanager', 'clouden'] } = quirks[quirk]
        const shared = platforms.filter((platform) => scenario.platforms?.includes(platform) !== false)
        expect({ name, quirk, shared }).not.toMatchObject({ shared: [] })
      }
    }
  })

  it('each catch something', () => {
    const idle = regressions.filter(({ scenario }) => (scenario.catches ?? []).length === 0)
    expect(idle.map(({ name }) => name)).toEqual([])
  })
})

describe('what is said of a quirk', () => {
  it.each(names)('%s is told in whole sentences, with its source and its rules', (name) => {
    const { meaning, harm, source, rules } = quirks[name]
    for (const sentence of [meaning, harm]) expect(sentence).toMatch(/^[A-Z].*[^.]\.$/)
    expect(source).not.toBe('')
    expect(rules.length).toBeGreaterThan(0)
  })

  it('is told of traps without a quirk too, with the reason', () => {
    for (const { trap, reason, source } of notExpressible) {
      for (const sentence of [trap, reason]) expect(sentence).toMatch(/^[A-Z].*\.$/)
      expect(source).not.toBe('')
    }
  })
})
