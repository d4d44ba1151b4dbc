import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import type { HttpMethod } from '../../contracts/exchange/exchange.ts'
import { contractFor } from '../../contracts/vmmanager/contract.ts'
import { pactFileName } from '../../simulators/pact/pact-file.ts'
import { findScenarioFiles } from '../load/find-scenario-files.ts'
import { loadScenarios } from '../load/load-scenario.ts'
import { packageRoot } from '../load/package-root.ts'
import { makePlan } from '../plan/make-plan.ts'
import { runPlan } from '../run/run-plan.ts'

interface Call {
  readonly method: HttpMethod
  readonly path: string
}

const { match } = contractFor('2024.03')

const operationOf = ({ method, path }: Call): string =>
  match(method, path)?.operation.id ?? `unknown: ${method} ${path}`

/** Operations of which the pact of a platform has an interaction. */
function operationsOfPact(platform: string): ReadonlySet<string> {
  const text = readFileSync(new URL(`contracts/pacts/${pactFileName(platform)}`, packageRoot), 'utf8')
  const { interactions } = JSON.parse(text) as {
    readonly interactions: readonly { readonly request: Call }[]
  }
  return new Set(interactions.map(({ request }) => operationOf(request)))
}

/** Operations that a platform is seen to call in the shipped catalogue. */
async function operationsSeen(platform: 'billmanager' | 'clouden'): Promise<ReadonlySet<string>> {
  const seen = new Set<string>()
  for (const { name, scenario } of await loadScenarios(await findScenarioFiles([]))) {
    const choices = { platform, target: 'simulated', dialect: '2024.03', seed: 42, clock: 'virtual' }
    await runPlan(makePlan(name, scenario, choices), {
      listen: (event) => {
        if (event.type === 'exchange') seen.add(operationOf(event.exchange.request))
      },
    })
  }
  return seen
}

describe.each(['billmanager', 'clouden'] as const)('the pact of %s', (platform) => {
  it('has every operation that the platform calls in the shipped catalogue', async () => {
    const seen = await operationsSeen(platform)
    expect(seen.size).toBeGreaterThan(15)
    expect([...operationsOfPact(platform)]).toEqual(expect.arrayContaining([...seen]))
  })

  it('has only operations of the contract', () => {
    expect([...operationsOfPact(platform)].filter((id) => id.startsWith('unknown'))).toEqual([])
  })
})
