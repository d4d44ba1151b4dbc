import { join } from 'node:path'
import { stringify } from 'yaml'
import { heatMap } from '../../reports/chaos/heat-map.ts'
import { renderHeatMap } from '../../reports/chaos/render-heat-map.ts'
import { renderHeatMapHtml } from '../../reports/html/chaos-section.ts'
import type { Language } from '../../reports/i18n/messages.ts'
import { type CellRecord, cellName } from '../../scenarios/chaos/cell-record.ts'
import { type ChaosChoices, enumerateCells } from '../../scenarios/chaos/enumerate-cells.ts'
import { exitCodes } from '../exit-code.ts'
import { interruptible } from '../interruptible.ts'
import { writeWhole } from '../output/write-whole.ts'
import { createCountProgress } from '../progress/count-progress.ts'
import type { Surroundings } from '../surroundings.ts'
import { jobs } from '../workers/jobs.ts'
import { startWorkers } from '../workers/workers.ts'
import { finishedCells, openChaosLog } from './chaos-log.ts'
import { cellScenario } from '../../scenarios/chaos/run-cell.ts'

/** What `vmharness chaos` was asked for. */
export interface ChaosOptions extends ChaosChoices {
  readonly seed: number
  readonly jobs: number
  readonly out?: string
  readonly resume?: true
  readonly quiet?: true
  /** Of the page. */
  readonly lang: Language
}

/** Runs the matrix and gives the exit code. */
export async function runChaos(options: ChaosOptions, surroundings: Surroundings): Promise<number> {
  const { seed, out, resume } = options
  const cells = enumerateCells(options)
  const logPath = out === undefined ? undefined : join(out, 'chaos.ndjson')
  const known =
    logPath !== undefined && resume === true
      ? await finishedCells(logPath, seed)
      : new Map<string, CellRecord>()
  using log = logPath === undefined ? undefined : openChaosLog(logPath, resume === true)
  const interruption = interruptible(surroundings)
  const left = cells.filter((cell) => !known.has(cellName(cell)))
  let done = cells.length - left.length
  const progress = createCountProgress(surroundings.stderr, {
    what: 'cells',
    perLine: 250,
    isQuiet: options.quiet === true,
  })
  await using workers = startWorkers(left.length, options.jobs, interruption.signal)
  const pieces = left.map((cell) => ({ cell, seed }))
  const fresh = await workers.doAll(jobs.cell, pieces, (record) => {
    log?.write(record)
    done++
    progress.see(done, cells.length)
  })
  progress.finish()
  interruption.stop()
  const finished = new Map([...known, ...fresh.map((record) => [cellName(record), record] as const)])
  const records = cells.flatMap((cell) => finished.get(cellName(cell)) ?? [])
  if (interruption.signal.aborted) {
    surroundings.stderr.write(`interrupted: ${records.length} of ${cells.length} cells were run\n`)
    return exitCodes.interrupted
  }
  return await report(records, options, surroundings)
}

async function report(
  records: readonly CellRecord[],
  { out, lang }: ChaosOptions,
  { stdout }: Surroundings,
): Promise<number> {
  const map = heatMap(records)
  const broken = records.filter(({ verdict }) => verdict === 'broken')
  if (out !== undefined) {
    await writeWhole(join(out, 'chaos.html'), renderHeatMapHtml(map, lang))
    for (const cell of broken)
      await writeWhole(join(out, 'broken', `${cellName(cell)}.yaml`), scenarioText(cell))
  }
  stdout.write(renderHeatMap(map))
  if (broken.length > 0) return exitCodes.bad
  return map.figures.errored > 0 ? exitCodes.environment : exitCodes.good
}

/** The story of a cell as a file that `vmharness run` takes, with the command that runs it as it ran here. */
function scenarioText(cell: CellRecord): string {
  const { platform, dialect, seed, broken } = cell
  const file = `${cellName(cell)}.yaml`
  return `# Breaks ${broken.join(', ')}.
# vmharness run ${file} --platform ${platform} --dialect ${dialect} --seed ${seed}
${stringify(cellScenario(cell))}`
}
