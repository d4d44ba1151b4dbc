import { join } from 'node:path'
import { stringify } from 'yaml'
import { heatMap } from '../../reports/chaos/heat-map.ts'
import { renderHeatMap } from '../../reports/chaos/render-heat-map.ts'
import { renderHeatMapHtml } from '../../reports/chaos/render-heat-map-html.ts'
import { type CellRecord, cellRecord } from '../../scenarios/chaos/cell-record.ts'
import { cellScenario } from '../../scenarios/chaos/cell-scenario.ts'
import { type ChaosCell, cellName } from '../../scenarios/chaos/chaos-cell.ts'
import { type ChaosChoices, enumerateCells } from '../../scenarios/chaos/enumerate-cells.ts'
import { runCell } from '../../scenarios/chaos/run-cell.ts'
import { exitCodes } from '../exit-code.ts'
import { interruptible } from '../interruptible.ts'
import { writeWhole } from '../output/write-whole.ts'
import type { Surroundings } from '../surroundings.ts'
import { type ChaosLog, finishedCells, openChaosLog } from './chaos-log.ts'

/** What `vmharness chaos` was asked for. */
export interface ChaosOptions extends ChaosChoices {
  readonly seed: number
  readonly out?: string
  readonly resume?: true
  readonly quiet?: true
}

/** Runs the matrix and gives the exit code. */
export async function runChaos(options: ChaosOptions, surroundings: Surroundings): Promise<number> {
  const { seed, out, resume } = options
  const cells = enumerateCells(options)
  const logPath = out === undefined ? undefined : join(out, 'chaos.ndjson')
  const known = logPath !== undefined && resume === true ? await finishedCells(logPath, seed) : new Map()
  using log = logPath === undefined ? undefined : openChaosLog(logPath, resume === true)
  const interruption = interruptible(surroundings)
  const records: CellRecord[] = []
  for (const [index, cell] of cells.entries()) {
    if (interruption.signal.aborted) break
    records.push(known.get(cellName(cell)) ?? (await runOne(cell, options, log, interruption.signal)))
    if (options.quiet !== true) showProgress(index + 1, cells.length, surroundings)
  }
  interruption.stop()
  if (interruption.signal.aborted) {
    surroundings.stderr.write(`interrupted: ${records.length} of ${cells.length} cells were run\n`)
    return exitCodes.interrupted
  }
  return await report(records, options, surroundings)
}

async function runOne(
  cell: ChaosCell,
  { seed }: ChaosOptions,
  log: ChaosLog | undefined,
  signal: AbortSignal,
): Promise<CellRecord> {
  const record = cellRecord(await runCell(cell, seed, signal), seed)
  if (!signal.aborted) log?.write(record)
  return record
}

async function report(
  records: readonly CellRecord[],
  { out }: ChaosOptions,
  { stdout }: Surroundings,
): Promise<number> {
  const map = heatMap(records)
  const broken = records.filter(({ verdict }) => verdict === 'broken')
  if (out !== undefined) {
    await writeWhole(join(out, 'chaos.html'), renderHeatMapHtml(map))
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

/** More often nobody could read it. */
const cellsPerLine = 250

function showProgress(done: number, cells: number, { stderr }: Surroundings): void {
  if (stderr.isTTY === true) stderr.write(`\r\u001B[K${done === cells ? '' : `${done} of ${cells} cells`}`)
  else if (done % cellsPerLine === 0 || done === cells) stderr.write(`${done} of ${cells} cells\n`)
}
