import { HarnessError } from '../../contracts/failures/harness-error.ts'
import type { Connection } from '../../scenarios/targets/real/connection.ts'
import type { LeftBehind } from '../../scenarios/targets/real/sweep/sweep.ts'
import { printFailure } from '../print-failure.ts'
import type { OutputStream } from '../surroundings.ts'

/** Tells what could not be removed, and what to do about it; nothing where all is gone. */
export function tellLeft(
  left: readonly LeftBehind[],
  { target, ledger }: Pick<Connection, 'target' | 'ledger'>,
  stderr: OutputStream,
): void {
  for (const { kind, name, id, reason } of left) {
    const what = kind === 'host' ? 'machine' : 'account'
    stderr.write(`${target.name}: left ${what} ${name}${id === undefined ? '' : `, id ${id}`}: ${reason}\n`)
  }
  if (left.length === 0) return
  const params = { target: target.name, left: `${left.length} things of ours`, ledger: ledger.path }
  printFailure(new HarnessError('VMH_LEFT_BEHIND', params), stderr)
}
