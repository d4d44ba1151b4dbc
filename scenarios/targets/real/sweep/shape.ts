import type { Owned } from '../ledger/ledger-line.ts'
import { mailboxOf } from '../guard/ownership.ts'

/**
 * Whether a line of the ledger speaks of something that a run with this prefix can have made. A ledger is a file: what
 * else stands in it is no reason to remove anything.
 */
export function hasOurShape({ kind, name, run }: Owned, prefix: string): boolean {
  if (!/^[a-z][a-z0-9]*-\w+-[0-9a-z]{2,}$/.test(run) || !run.startsWith(`${prefix}-`)) return false
  if (kind === 'host') return name.startsWith(`${run}-`) && name.length > run.length + 1
  return name.startsWith(mailboxOf(run)) && name.endsWith('@example.test')
}
