import { expect, test } from 'vitest'
import { parseScenario } from '../language/parse-scenario.ts'
import type { Platform } from '../../contracts/trace/trace-event.ts'
import { makePlan } from '../plan/make-plan.ts'
import { runPlan } from './run-plan.ts'
import type { EvidencedFinding } from './run-result.ts'

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

async function findingsOf(yaml: string, platform: Platform): Promise<readonly EvidencedFinding[]> {
  const [variant] = parseScenario(yaml, 'one.yaml')
  if (variant === undefined) throw new Error('there is no scenario')
  const { scenario, lineOf } = variant
  const choices = { platform, target: 'simulated', dialect: '2024.03', seed: 1, clock: 'virtual' }
  const { findings } = await runPlan(makePlan('one', scenario, { ...choices, ...(lineOf && { lineOf }) }))
  return findings
}

test.each([
  ['billmanager', { orders: 6, services: 8, calls: 9, 'finding-missing': 11 }],
  ['clouden', { orders: 6, services: 15, calls: 9, 'finding-missing': 11 }],
] as const)(
  'what came otherwise than expected of %s stands at the line of its key',
  async (platform, lines) => {
    const findings = await findingsOf(text, platform)
    const places = findings
      .filter(({ rule }) => rule === 'expected-outcome')
      .map(({ detail, line }) => [detail, line] as const)
    expect(Object.fromEntries(places)).toEqual(lines)
    expect(findings.find(({ rule }) => rule === 'slo-met')?.line).toBe(12)
  },
)

test('a broken rule about an order stands at the step that placed it, also within branches', async () => {
  const findings = await findingsOf(
    `title: Two orders, and the reply to one is lost
purpose: One order makes one VM.
quirks: [repeats-lost-creation]
steps:
  - arm: { fault: reply-lost, operation: host-create, times: 1 }
  - order: { as: web }
  - wait: settled
  - arm: { fault: reply-lost, operation: host-create, times: 1 }
  - parallel:
      - - order: { as: mail }
      - - wait: 1s
expect:
  orders: { active: 2 }
`,
    'billmanager',
  )
  const lines = findings
    .filter(({ rule }) => rule === 'one-vm-per-order')
    .map(({ order, line }) => [order, line] as const)
  expect(Object.fromEntries(lines)).toEqual({ 'web-1': 6, 'mail-1': 10 })
})
