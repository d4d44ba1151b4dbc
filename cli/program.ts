import { setImmediate as nextTurn } from 'node:timers/promises'
import { HarnessError } from '../contracts/failures/harness-error.ts'
import { main } from './main.ts'
import { printFailure } from './print-failure.ts'

/**
 * Does what the process was started for, and gives its exit code. Who reads its output may stop, as `head` does: the
 * work goes on, and its code counts. Output that is lost otherwise is a failure.
 */
export async function program(process: NodeJS.Process): Promise<number> {
  let lost: Error | undefined
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') lost ??= error
  })
  process.stderr.on('error', () => {})
  const exitCode = await main(process.argv.slice(2), process)
  // What became of the last words is known one turn later.
  await nextTurn()
  if (lost === undefined) return exitCode
  const params = { path: 'standard output', problem: lost.message }
  return printFailure(new HarnessError('VMH_OUTPUT_UNWRITABLE', params), process.stderr)
}
