import type { ExchangeRequest } from '../../../../contracts/exchange/exchange.ts'
import { whereQuery } from '../../../../simulators/client/where-query.ts'
import type { Delivery, Transport } from '../../../../simulators/transport/transport.ts'
import { type Difference, type Owners, difference, idIn, idOf, itemsIn } from './ownership.ts'
import type { UnknownItem } from '../../../../simulators/client/outcome.ts'
import type { Owned } from '../ledger/read-ledger.ts'

/** What a reading by id says of something that is taken for ours. */
export type Proof =
  | { readonly kind: 'own'; readonly item: UnknownItem }
  | { readonly kind: 'foreign'; readonly difference: Difference }
  /** No list has it. */
  | { readonly kind: 'absent' }
  /** Nobody can tell; what was answered in place of it. */
  | { readonly kind: 'unread'; readonly delivery: Delivery }

/** What is read. */
export interface Claimed {
  readonly thing: Owned
  readonly id: number
  readonly owners: Owners
}

const paths = {
  account: '/vm/v3/account',
  host: '/vm/v3/host',
  disk: '/vm/v3/disk',
  address: '/vm/v3/ip',
} as const

/** Reads one machine or account by its id, in the session of another request, and compares it with what was made. */
export async function prove(
  { thing, id, owners }: Claimed,
  send: Transport,
  session: ExchangeRequest['headers'],
): Promise<Proof> {
  const read = await readById(thing.kind, id, send, session)
  if (!('item' in read)) return read
  const found = difference(thing, read.item, owners)
  return found === undefined ? { kind: 'own', item: read.item } : { kind: 'foreign', difference: found }
}

/** Whether a disk or an address is of a machine, by what VMmanager says of that part itself. */
export async function provePart(
  part: { readonly kind: 'disk' | 'address'; readonly id: number },
  host: number,
  send: Transport,
  session: ExchangeRequest['headers'],
): Promise<PartProof> {
  const read = await readById(part.kind, part.id, send, session)
  if ('item' in read) return { kind: idIn(read.item['host']) === host ? 'own' : 'foreign' }
  return read
}

/** What a reading by id says of a part of a machine. */
export type PartProof =
  | { readonly kind: 'own' | 'foreign' | 'absent' }
  | { readonly kind: 'unread'; readonly delivery: Delivery }

type Read =
  | { readonly item: UnknownItem }
  | { readonly kind: 'absent' }
  | { readonly kind: 'unread'; readonly delivery: Delivery }

async function readById(
  kind: keyof typeof paths,
  id: number,
  send: Transport,
  session: ExchangeRequest['headers'],
): Promise<Read> {
  const { 'x-xsrf-token': token = '' } = session
  const delivery = await send({
    method: 'GET',
    path: paths[kind],
    query: whereQuery(['id', id]),
    headers: { 'x-xsrf-token': token },
  })
  const { response } = delivery
  const items = response?.status === 200 ? itemsIn(response.body) : undefined
  if (items === undefined) return { kind: 'unread', delivery }
  const item = items.find((each) => idOf(each['id']) === id)
  return item === undefined ? { kind: 'absent' } : { item }
}
