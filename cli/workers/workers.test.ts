import { describe, expect, it } from 'vitest'
import { type CellRecord } from '../../scenarios/chaos/cell-record.ts'
import { enumerateCells } from '../../scenarios/chaos/enumerate-cells.ts'
import { jobs } from './jobs.ts'
import { startWorkers } from './workers.ts'

const cells = enumerateCells({ platforms: ['billmanager'], dialects: ['2024.03'], steps: ['open'] }).slice(
  0,
  6,
)
const pieces = cells.map((cell) => ({ cell, seed: 7 }))

async function doneWith(runs: number, most: number): Promise<readonly CellRecord[]> {
  await using workers = startWorkers(runs, most, new AbortController().signal)
  return await workers.doAll(jobs.cell, pieces)
}

describe('workers', () => {
  it('give the same answers in the same order from threads as from here', { timeout: 60_000 }, async () => {
    const here = await doneWith(pieces.length, 2)
    expect(here.map(({ fault }) => fault)).toEqual(cells.map(({ fault }) => fault))
    expect(await doneWith(1000, 2)).toEqual(here)
  })

  it('let each answer be heard when it is there', async () => {
    await using workers = startWorkers(1, 1, new AbortController().signal)
    const heard: string[] = []
    const records = await workers.doAll(jobs.cell, pieces, ({ fault }) => void heard.push(fault))
    expect(heard).toEqual(records.map(({ fault }) => fault))
  })

  it('begin nothing further once they are interrupted', async () => {
    const controller = new AbortController()
    await using workers = startWorkers(1, 1, controller.signal)
    const records = await workers.doAll(jobs.cell, pieces, () => controller.abort())
    expect(records).toHaveLength(1)
  })
})
