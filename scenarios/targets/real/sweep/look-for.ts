import {
  type Outcome,
  type Trouble,
  type UnknownItem,
  isTrouble,
} from '../../../../simulators/client/outcome.ts'
import { reasonOf } from '../../../../simulators/client/reason-of.ts'
import type { VmmanagerApi } from '../../../../simulators/client/vmmanager-api.ts'
import type { Equals } from '../../../../simulators/client/where-query.ts'
import { type Difference, createdIn, difference, idOf } from '../guard/ownership.ts'
import type { Ledger } from '../ledger/ledger-over.ts'
import type { Owned } from '../ledger/read-ledger.ts'

/** With what is looked. */
export interface Looking {
  readonly api: VmmanagerApi
  readonly ledger: Ledger
}

/** What one look has seen of a thing. */
export type Look =
  /** No list has it, and nothing has its id. */
  | { readonly kind: 'absent' }
  | { readonly kind: 'there'; readonly id: number; readonly created?: string; readonly hasMachines: boolean }
  /** Its id is something else's. */
  | { readonly kind: 'foreign'; readonly difference: Difference }
  | { readonly kind: 'unclear'; readonly reason: string }

/** One order is tried ten times at most, each time with a machine of the same name. */
const firstPage = { offset: 0, count: 100 } as const

/**
 * Looks for a thing: by its id, by its name, and a machine by its own address. It is absent only where all agree, since
 * one list that is empty for once proves nothing.
 */
export async function lookFor(looking: Looking, thing: Owned): Promise<Look> {
  const byId = thing.id === undefined ? undefined : await list(looking, thing, ['id', thing.id])
  if (isTrouble(byId)) return unclear(byId)
  const known = byId?.find((item) => idOf(item['id']) === thing.id)
  if (known !== undefined) return seen(looking, thing, known)
  const byName = await list(looking, thing, [thing.kind === 'host' ? 'name' : 'email', thing.name])
  if (isTrouble(byName)) return unclear(byName)
  // Several tries make machines of one name: what another intent has become is not this one.
  const { id: _, ...unknown } = thing
  const candidates = byName.filter((item) => isOpen(looking.ledger, thing, item))
  const isOwn = (item: UnknownItem): boolean =>
    difference(unknown, item, owners(looking, thing)) === undefined
  const found = candidates.find(isOwn) ?? candidates[0]
  if (found !== undefined) return seen(looking, unknown, found)
  return thing.kind === 'host' && thing.id !== undefined ? readAt(looking.api, thing.id) : { kind: 'absent' }
}

async function list(
  { api }: Looking,
  { kind }: Owned,
  condition: Equals,
): Promise<Outcome<readonly UnknownItem[]>> {
  return api.page(kind, firstPage, condition)
}

function seen(looking: Looking, thing: Owned, item: UnknownItem): Look {
  const other = difference(thing, item, owners(looking, thing))
  if (other !== undefined) return { kind: 'foreign', difference: other }
  const created = createdIn(item)
  const count = Number(item['host_count'] ?? 0)
  return {
    kind: 'there',
    id: idOf(item['id']) ?? 0,
    ...(created !== undefined && { created }),
    hasMachines: count > 0,
  }
}

function owners({ ledger }: Looking, { run }: Owned): { readonly accounts: readonly number[] } {
  const accounts = ledger.owned().filter((other) => other.kind === 'account' && other.run === run)
  return { accounts: accounts.flatMap(({ id }) => id ?? []) }
}

function isOpen(ledger: Ledger, { key, kind }: Owned, item: UnknownItem): boolean {
  const id = idOf(item['id'])
  return (
    id !== undefined &&
    !ledger.owned().some((other) => other.key !== key && other.kind === kind && other.id === id)
  )
}

/** What is not there answers 404, or another refusal that is about neither the session nor its rights. */
async function readAt(api: VmmanagerApi, id: number): Promise<Look> {
  const read = await api.readHost(id)
  if (!isTrouble(read)) return { kind: 'unclear', reason: 'lists-disagree' }
  const { trouble } = read
  const isGone =
    trouble.kind === 'refused' && trouble.status < 500 && ![401, 403, 429].includes(trouble.status)
  return isGone ? { kind: 'absent' } : unclear(read)
}

function unclear({ trouble }: Trouble): Look {
  return { kind: 'unclear', reason: reasonOf(trouble) }
}
