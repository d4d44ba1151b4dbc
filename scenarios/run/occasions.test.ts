import { beforeAll, describe, expect, it } from 'vitest'
import type { RuleRecord } from '../../contracts/judge/rule-record.ts'
import type { Platform } from '../../contracts/trace/trace-event.ts'
import { rules } from '../../contracts/rules/rules.ts'
import { findScenarioFiles } from '../load/find-scenario-files.ts'
import { type LoadedScenario, loadScenarios } from '../load/load-scenario.ts'
import { makePlan } from '../plan/make-plan.ts'
import { runPlan } from './run-plan.ts'

let catalogue: readonly LoadedScenario[]

beforeAll(async () => {
  catalogue = await loadScenarios(await findScenarioFiles([]))
})

async function rulesOf(
  { name, scenario }: LoadedScenario,
  platform: Platform,
): Promise<readonly RuleRecord[]> {
  const choices = { platform, target: 'simulated', dialect: '2024.03', seed: 42, clock: 'virtual' }
  const { rules } = await runPlan(makePlan(name, scenario, choices))
  return rules ?? []
}

describe('the shipped catalogue', () => {
  it(
    'gives every rule an occasion to be broken, but for one that only a real target can break',
    { timeout: 120_000 },
    async () => {
      const had = new Set<string>()
      for (const loaded of catalogue) {
        for (const platform of loaded.scenario.platforms ?? (['billmanager', 'clouden'] as const)) {
          for (const { rule, occasions } of await rulesOf(loaded, platform)) if (occasions > 0) had.add(rule)
        }
      }
      expect(rules.map(({ name }) => name).filter((name) => !had.has(name))).toEqual(['ids-are-true'])
    },
  )

  it.each(['billmanager', 'clouden'] as const)(
    'shows with a plain order of %s nothing of debts, changes, closings, failures and objectives',
    async (platform) => {
      const plain = catalogue.find(({ name }) => name === 'plain-order')
      const rules = plain === undefined ? [] : await rulesOf(plain, platform)
      const quiet = rules.filter(({ state }) => state === 'no-occasion').map(({ rule }) => rule)
      expect(quiet).toEqual(
        expect.arrayContaining([
          'suspended-is-off',
          'every-action-settles',
          'resize-is-honest',
          'no-silent-reinstall',
          'close-is-idempotent',
          'session-recovers',
          'slo-met',
        ]),
      )
      expect(rules.some(({ rule }) => rule === 'quota-conservation')).toBe(platform === 'clouden')
    },
  )
})
