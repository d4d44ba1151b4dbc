import { describe, expect, it } from 'vitest'
import { stringify } from 'yaml'
import { faultDefinitions } from '../../simulators/faults/fault-definitions.ts'
import { parseScenario } from '../language/parse-scenario.ts'
import { byDesign } from './by-design.ts'
import { chaosSteps } from './chaos-steps.ts'
import { enumerateCells } from './enumerate-cells.ts'
import { cellScenario, runCell, verdictOf } from './run-cell.ts'
import { type ChaosCell, cellName } from './cell-record.ts'
import { findProblems } from '../language/validate-scenario.ts'

const everything = { platforms: ['billmanager', 'clouden'], dialects: ['2022', '2025.04'] } as const
const cell = (change: Partial<ChaosCell>): ChaosCell => ({
  step: 'open',
  fault: 'reply-lost',
  platform: 'billmanager',
  dialect: '2024.03',
  ...change,
})

describe('the chaos matrix', () => {
  it('has a cell for each step, fault, platform and dialect, each once', () => {
    const cells = enumerateCells(everything)
    const steps = Object.keys(chaosSteps).length
    const faults = Object.keys(faultDefinitions).length
    expect(cells).toHaveLength(steps * faults * 4)
    expect(new Set(cells.map(cellName)).size).toBe(cells.length)
  })

  it('arms each fault that there is', () => {
    for (const [name, { chaos }] of Object.entries(faultDefinitions)) expect(chaos.fault.fault).toBe(name)
  })

  it('can be cut down', () => {
    const few = enumerateCells({ ...everything, steps: ['open'], faults: ['asleep', 'forbidden'] })
    expect(few.map(({ step, fault }) => `${step} ${fault}`)).toHaveLength(8)
  })

  it('tells stories that conform to the language, and survive being a file', () => {
    for (const each of enumerateCells({ platforms: ['clouden'], dialects: ['2025.04'] })) {
      const scenario = cellScenario(each)
      expect(findProblems(scenario)).toEqual([])
      expect(parseScenario(stringify(scenario), 'cell.yaml')).toMatchObject([{ chosen: {}, scenario }])
    }
  })

  it('names steps and reasons for whatever may break by design', () => {
    for (const { steps = [], reason } of byDesign) {
      expect(steps.filter((step) => !(step in chaosSteps))).toEqual([])
      expect(reason).toMatch(/\.$/)
    }
  })
})

describe('a cell', () => {
  it('recovers where a careful client survives', async () => {
    expect(await runCell(cell({}), 1)).toMatchObject({ verdict: 'recovered', findings: [] })
  })

  it.each(['billmanager', 'clouden'] as const)('gives up cleanly what cannot pass: %s', async (platform) => {
    const result = await runCell(cell({ platform, fault: 'pool-exhausted' }), 1)
    expect(result).toMatchObject({ verdict: 'gave-up', reason: 'no-free-address', broken: [] })
  })

  it('breaks where a step is given up for a fault that passes', () => {
    const given = { findings: [], isReached: true, givenUp: 'internal-error' }
    const verdict = verdictOf(cell({ step: 'reinstall', fault: 'server-error' }), given)
    expect(verdict).toEqual({
      verdict: 'broken',
      reason: 'internal-error',
      broken: ['given-up/internal-error'],
    })
  })

  it('breaks where a fault no longer strikes where it did, as then it proves nothing', () => {
    const given = { findings: [], isReached: false, givenUp: undefined }
    const verdict = verdictOf(cell({ step: 'stop', fault: 'server-error' }), given)
    expect(verdict).toEqual({ verdict: 'broken', broken: ['not-reached'] })
  })

  it('says that a step is not offered', async () => {
    const result = await runCell(cell({ platform: 'clouden', step: 'prolong', fault: 'host-renamed' }), 1)
    expect(result).toMatchObject({ verdict: 'unreachable', reason: 'the platform does not offer the step' })
  })

  it('is unreachable where the fault finds no occasion', async () => {
    expect(await runCell(cell({ step: 'panel', fault: 'node-full' }), 1)).toMatchObject({
      verdict: 'unreachable',
      reason: 'the step gives the fault no occasion',
    })
  })

  it('breaks by design only as it is declared', async () => {
    expect(await runCell(cell({ fault: 'task-early' }), 1)).toMatchObject({
      verdict: 'by-design',
      reason: expect.stringContaining('only promise'),
      findings: [{ rule: 'active-after-os-installed' }],
    })
  })

  it('is the same each time', async () => {
    const run = () => runCell(cell({ step: 'close', fault: 'asleep' }), 7)
    expect(await run()).toEqual(await run())
  })
})
