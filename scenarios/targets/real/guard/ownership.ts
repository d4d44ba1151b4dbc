import { type UnknownItem, isUnknownItem } from '../../../../simulators/client/outcome.ts'
import type { Owned } from '../ledger/read-ledger.ts'

/** In what something that VMmanager shows differs from what was made. */
export interface Difference {
  readonly field: 'name' | 'owner' | 'creation' | 'role'
  readonly expected: string
  readonly seen: string
}

/** What is known of the owners of machines. */
export interface Owners {
  /** Ids of the accounts that the same run has made, as far as they are known. */
  readonly accounts: readonly number[]
}

/** Time zones are in no date of VMmanager: one that is off by no more tells nothing. */
const zoneMs = 26 * 3_600_000

/**
 * In what an item is not the thing that the ledger tells of; undefined where it is. A machine whose id was known before
 * may have another name of its run by now. An account must have its e-mail, and be no administrator's.
 */
export function difference(thing: Owned, item: UnknownItem, owners: Owners): Difference | undefined {
  return thing.kind === 'host' ? ofMachine(thing, item, owners) : ofAccount(thing, item)
}

/** An id, also where it was sent as text. */
export function idOf(value: unknown): number | undefined {
  const id = typeof value === 'string' && /^\d{1,15}$/.test(value) ? Number(value) : value
  return typeof id === 'number' && Number.isSafeInteger(id) && id > 0 ? id : undefined
}

/** The id that an answer tells. */
export function idIn(body: unknown): number | undefined {
  return isUnknownItem(body) ? idOf(body['id']) : undefined
}

/** The items of an answer with a list; undefined where there is none. */
export function itemsIn(body: unknown): readonly UnknownItem[] | undefined {
  const list = isUnknownItem(body) ? body['list'] : undefined
  return Array.isArray(list) ? list.filter(isUnknownItem) : undefined
}

/** With this begin the e-mails of the accounts of a run, by its prefix and random part. */
export function mailboxOf(run: string): string {
  return `${run.replace('-', '+')}.`
}

function ofMachine(thing: Owned, item: UnknownItem, { accounts }: Owners): Difference | undefined {
  const { run, name, id } = thing
  const seen = textOf(item['name'])
  const isNamed = id === undefined ? seen === name : seen.startsWith(`${run}-`)
  if (!isNamed) return { field: 'name', expected: name, seen }
  const owner = isUnknownItem(item['account']) ? item['account'] : { id: item['account'] }
  const [account, email] = [idOf(owner['id']), textOf(owner['email'])]
  const isByMail = email === '' ? undefined : email.toLowerCase().startsWith(mailboxOf(run).toLowerCase())
  const isById = account === undefined || accounts.length === 0 ? undefined : accounts.includes(account)
  if (isByMail === false || isById === false || (isByMail ?? isById) === undefined) {
    const shown = email === '' ? `account ${account ?? 'unknown'}` : email
    return { field: 'owner', expected: `${mailboxOf(run)}…`, seen: shown }
  }
  return ofCreation(thing, createdIn(item))
}

/** When a machine was made, as VMmanager tells it; undefined where it does not. */
export function createdIn(item: UnknownItem): string | undefined {
  const created = textOf(item['create_date'])
  return created === '' ? undefined : created
}

function ofCreation({ at, created }: Owned, seen: string | undefined): Difference | undefined {
  if (seen === undefined) return undefined
  if (created !== undefined && created !== seen) return { field: 'creation', expected: created, seen }
  const isBefore = Date.parse(seen) < Date.parse(at) - zoneMs
  return isBefore ? { field: 'creation', expected: at, seen } : undefined
}

function ofAccount({ name }: Owned, item: UnknownItem): Difference | undefined {
  const email = textOf(item['email'])
  if (email.toLowerCase() !== name.toLowerCase()) return { field: 'name', expected: name, seen: email }
  const roles = String(item['roles'])
  return roles.includes('@admin') ? { field: 'role', expected: '@user', seen: roles } : undefined
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : ''
}
