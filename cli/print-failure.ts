import { HarnessError } from '../contracts/failures/harness-error.ts'
import { printable } from '../reports/printable.ts'
import type { OutputStream } from './surroundings.ts'

/** Tells a failure in three lines: code and place, what failed, what to do next. Gives the exit code that it asks for. */
export function printFailure(error: unknown, stderr: OutputStream): number {
  const failure = HarnessError.is(error) ? error : internal(error)
  const { place } = failure
  const where =
    place === undefined ? '' : ` at ${[place.file, place.line, place.column].filter(Boolean).join(':')}`
  stderr.write(printable(`error ${failure.code}${where}\n  ${failure.message}\n  ${failure.remedy}\n`))
  return failure.exitCode
}

function internal(error: unknown): HarnessError {
  const problem = error instanceof Error ? `${error.name}: ${error.message}` : String(error)
  return new HarnessError('VMH_INTERNAL', { problem: problem.split('\n')[0] ?? '' })
}
