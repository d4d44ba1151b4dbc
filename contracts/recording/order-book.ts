import type { Exchange, ExchangeRequest } from '../exchange/exchange.ts'
import { itemsOf } from '../lifecycle/host-calls.ts'

const condition = /([\w.]+) EQ '((?:[^'\\]|''|\\.)*)'|([\w.]+) EQ ([^\s()']+)/g

/** A field and a value that a query wants it to have. */
interface WhereValue {
  readonly field: string
  readonly value: string
}

/** What the `where` of a query, still encoded, wants fields to equal; none where it wants nothing of the kind. */
export function whereValues(query: string): readonly WhereValue[] {
  const where = new URLSearchParams(query).get('where') ?? ''
  return Array.from(where.matchAll(condition), ([, quoted, text = '', bare = '', word = '']) =>
    quoted === undefined
      ? { field: bare, value: word }
      : { field: quoted, value: text.replaceAll("''", "'").replaceAll(/\\(.)/g, '$1') },
  )
}

/** What of the traffic belongs to which order, as far as it is known by now. */
export class OrderBook {
  readonly #names = new Set<string>()
  readonly #hosts = new Map<string, string>()
  readonly #tasks = new Map<string, string>()
  readonly #disks = new Map<string, string>()
  readonly #addresses = new Map<string, string>()
  readonly #emails = new Map<string, string>()

  /** An order is known by the name of the machine that is asked for; true where it was not known before. */
  open(order: string): boolean {
    const isNew = !this.#names.has(order)
    this.#names.add(order)
    return isNew
  }

  has(order: string): boolean {
    return this.#names.has(order)
  }

  /** The machine of an order; true where it was not known to be that. */
  give(host: number, order: string): boolean {
    const isNew = this.#hosts.get(String(host)) !== order
    this.#hosts.set(String(host), order)
    return isNew
  }

  ownerOf(host: number): string | undefined {
    return this.#hosts.get(String(host))
  }

  /** Who stands behind an account: the e-mail where a list or an answer has told it. */
  clientOf(account: unknown): string {
    return this.#emails.get(String(account)) ?? `account-${String(account)}`
  }

  /** The one order on whose behalf a request is sent; undefined where it speaks of none, or of several. */
  orderOf({ path, query }: ExchangeRequest): string | undefined {
    const [, kind, id = ''] = /^\/vm\/v3\/(host|disk|ip|task)(?:\/(\d+))?(?:\/|$)/.exec(path) ?? []
    if (kind === undefined) return undefined
    if (id !== '') return this.#ownersOf(kind, 'id').get(id)
    const orders = whereValues(query)
      // The name of a task says what it does, not for whom.
      .filter(({ field }) => kind !== 'task' || field === 'consul_id')
      .map(({ field, value }) => this.#wanted(kind, field, value))
    const [first] = orders
    return orders.every((order) => order === first) ? first : undefined
  }

  /** Learns from an answer what ids there are, those of the named order where the request was sent for it. */
  learn({ request, response }: Exchange, order: string | undefined): void {
    if (response === undefined || response.status >= 300) return
    const items = itemsOf(response.body)
    if (/^\/vm\/v3\/account(?:\/|$)/.test(request.path)) {
      for (const { id, email } of items) if (typeof email === 'string') this.#emails.set(String(id), email)
      const { email } = (request.body ?? {}) as { readonly email?: unknown }
      const [made] = items
      if (request.method === 'POST' && typeof email === 'string')
        this.#emails.set(String(made?.['id']), email)
    }
    for (const item of items) this.#learnItem(request.path, item, order)
  }

  #learnItem(path: string, item: Readonly<Record<string, unknown>>, order: string | undefined): void {
    const isHost = /^\/vm\/v3\/host(?:\/\d+)?$/.test(path)
    const owner = order ?? (isHost ? this.ownerOf(Number(item['id'])) : undefined)
    if (owner === undefined) return
    if (isHost) {
      note(this.#disks, [item['disk']], owner)
      note(this.#addresses, item['ip4'], owner)
    }
    if (path.endsWith('/disk')) note(this.#disks, [item], owner)
    if (path.endsWith('/ipv4')) note(this.#addresses, [item], owner)
    for (const [name, value] of Object.entries(item)) {
      if (/task(?:_list)?$/.test(name))
        for (const task of [value].flat()) this.#tasks.set(String(task), owner)
    }
  }

  #ownersOf(kind: string, field: string): ReadonlyMap<string, string> {
    if (field !== 'id') return new Map()
    if (kind === 'disk') return this.#disks
    return kind === 'ip' ? this.#addresses : kind === 'host' ? this.#hosts : new Map()
  }

  #wanted(kind: string, field: string, value: string): string | undefined {
    if (kind === 'task') return this.#tasks.get(value)
    if (kind === 'host' && field === 'name') return this.#names.has(value) ? value : undefined
    return this.#ownersOf(kind, field).get(value)
  }
}

function note(owners: Map<string, string>, items: unknown, order: string): void {
  if (!Array.isArray(items)) return
  for (const item of items as readonly unknown[]) {
    const id = typeof item === 'object' && item !== null && 'id' in item ? item.id : undefined
    if (typeof id === 'number') owners.set(String(id), order)
  }
}
