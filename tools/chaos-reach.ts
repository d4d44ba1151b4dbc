import { writeFile } from 'node:fs/promises'
import { dialects } from '../contracts/vmmanager/dialect.ts'
import { enumerateCells, unreachableIn } from '../scenarios/chaos/enumerate-cells.ts'
import { runCell } from '../scenarios/chaos/run-cell.ts'
import { defaultChoices } from '../scenarios/plan/default-choices.ts'

/**
 * Writes anew which cells of the chaos matrix give their fault no occasion. It is no part of `npm run generate`: a list
 * that grows means that a part of the matrix proves nothing any more, and a person has to want that.
 */
const cells = enumerateCells({
  platforms: ['billmanager', 'clouden'],
  dialects: dialects.map(({ name }) => name),
})
const reached = []
for (const cell of cells) {
  const { verdict, broken } = await runCell(cell, defaultChoices.seed)
  reached.push({ ...cell, isReached: verdict !== 'unreachable' && !broken.includes('not-reached') })
}
const file = new URL('../scenarios/chaos/generated/unreachable.json', import.meta.url)
await writeFile(file, `${JSON.stringify(unreachableIn(reached), undefined, 2)}\n`)
const count = reached.filter(({ isReached }) => isReached).length
process.stdout.write(`${count} of ${cells.length} cells are reached\n`)
