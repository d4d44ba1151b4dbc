import { isTrouble } from '../../client/outcome.ts'
import { readPages } from '../../client/read-pages.ts'
import { reasonOf } from '../../client/reason-of.ts'
import { type Attempted, doneExcept, failed } from '../attempted.ts'
import { followerFor, type Portal } from '../portal.ts'
import type { Service } from '../service.ts'

/** A machine that belongs to no service. */
export interface UnownedMachine {
  readonly host: number
  readonly name: string
}

/** Finds the machines that no service has, nor a request under way; they are shown, and left alone. */
export async function findUnowned(
  portal: Portal,
  services: () => readonly Service[],
): Promise<{ readonly unowned: readonly UnownedMachine[]; readonly attempted: Attempted }> {
  const items = await readPages(followerFor(portal).api, 'host', portal.assumptions.pageSize)
  if (isTrouble(items)) return { unowned: [], attempted: failed(reasonOf(items.trouble)) }
  const living = services().filter(({ status }) => status !== 'deleted')
  const hosts = new Set(living.map(({ host }) => host))
  const names = new Set(living.filter(({ host }) => host === undefined).map(({ name }) => name))
  const unowned = items
    .map(({ id, name }) => ({ host: Number(id), name: String(name) }))
    .filter(({ host, name }) => !hosts.has(host) && !names.has(name))
  return { unowned, attempted: doneExcept([`without-service: ${unowned.length}`]) }
}
