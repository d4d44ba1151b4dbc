import { expect, test } from 'vitest'
import { parseScenario } from '../language/parse-scenario.ts'
import { makePlan } from '../plan/make-plan.ts'
import { runPlan } from './run-plan.ts'

const text = `title: One order
purpose: It is told wrongly.
steps:
  - order: {}
expect:
  orders:
    manual: 1
  services: { suspended: 1 }
  calls:
    host-create: 5
  findings: [no-orphan-vm]
  slo: { total: { p50: 1s } }
  on:
    clouden:
      services:
        suspended: 2
`

test.each([
  ['billmanager', { orders: 6, services: 8, calls: 9, 'finding-missing': 11 }],
  ['clouden', { orders: 6, services: 15, calls: 9, 'finding-missing': 11 }],
] as const)(
  'what came otherwise than expected of %s stands at the line of its key',
  async (platform, lines) => {
    const [variant] = parseScenario(text, 'one.yaml')
    if (variant === undefined) throw new Error('there is no scenario')
    const { scenario, lineOf } = variant
    const choices = {
      platform,
      target: 'simulated',
      dialect: '2024.03',
      seed: 1,
      clock: 'virtual',
      ...(lineOf && { lineOf }),
    } as const
    const { findings } = await runPlan(makePlan('one', scenario, choices))
    const places = findings
      .filter(({ rule }) => rule === 'expected-outcome')
      .map(({ detail, line }) => [detail, line] as const)
    expect(Object.fromEntries(places)).toEqual(lines)
    expect(findings.find(({ rule }) => rule === 'slo-met')?.line).toBe(12)
  },
)
