import { HarnessError } from '../../contracts/failures/harness-error.ts'
import type { Connection } from '../../scenarios/targets/real/connection.ts'
import type { LeftBehind } from '../../scenarios/targets/real/sweep/sweep.ts'
import { type NamedTarget, prefixOf } from '../../scenarios/targets/real/target-named.ts'
import { printFailure } from '../print-failure.ts'
import type { OutputStream } from '../surroundings.ts'

/** Tells what could not be removed, and what to do about it; nothing where all is gone. */
export function tellLeft(
  left: readonly LeftBehind[],
  { target, ledger }: Pick<Connection, 'target' | 'ledger'>,
  stderr: OutputStream,
): void {
  for (const thing of left) stderr.write(`${target.name}: left ${wordsOf(thing, target)}\n`)
  if (left.length === 0) return
  const params = { target: target.name, left: `${left.length} things of ours`, ledger: ledger.path }
  printFailure(new HarnessError('VMH_LEFT_BEHIND', params), stderr)
}

function wordsOf({ kind, name, id, reason, seen }: LeftBehind, target: NamedTarget): string {
  const what = kind === 'host' ? 'machine' : 'account'
  const told = `${what} ${name}${id === undefined ? '' : `, id ${id}`}: ${reason}`
  const forget = `vmharness cleanup --target ${target.name} --forget ${name}`
  if (seen !== undefined) {
    return `${told}, it shows ${seen}. Look at it in VMmanager and remove it there if it is ours; then \`${forget}\``
  }
  if (reason !== 'not-our-shape') return told
  return `${told}, no run with the prefix ${prefixOf(target)} makes such a name. See who wrote it into the ledger; then \`${forget}\``
}
