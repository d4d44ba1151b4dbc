import type { ExchangeRequest, ExchangeResponse } from '../../../../contracts/exchange/exchange.ts'
import { isUnknownItem, type UnknownItem } from '../../../../simulators/client/unknown-item.ts'
import type { Ledger } from '../ledger/ledger-over.ts'
import type { Owned, OwnedKind } from '../ledger/ledger-line.ts'

/** What belongs to one run, or to all of one target: by the ledger, and by what VMmanager has said since. */
export class Holdings {
  readonly #ledger: Ledger
  readonly #isOurs: (thing: Owned) => boolean
  /** Machines by the disks and the addresses that they were seen with. */
  readonly #disks = new Map<number, number>()
  readonly #addresses = new Map<number, number>()
  readonly #removed = new Set<number>()

  constructor(ledger: Ledger, isOurs: (thing: Owned) => boolean) {
    this.#ledger = ledger
    this.#isOurs = isOurs
  }

  things(kind: OwnedKind): readonly Owned[] {
    return this.#ledger.owned().filter((thing) => thing.kind === kind && this.#isOurs(thing))
  }

  hasAccount(id: number): boolean {
    return this.#has('account', id)
  }

  hasEmail(email: string): boolean {
    return this.things('account').some(({ name }) => name.toLowerCase() === email.toLowerCase())
  }

  hasHost(id: number): boolean {
    return this.#has('host', id)
  }

  hasDisk(id: number): boolean {
    return this.#isOfOurs(this.#disks.get(id))
  }

  hasAddress(id: number): boolean {
    return this.#isOfOurs(this.#addresses.get(id))
  }

  /** A machine goes: what it was seen with may be somebody else's from now on. */
  remove(host: number): void {
    this.#removed.add(host)
    for (const parts of [this.#disks, this.#addresses]) {
      for (const [part, owner] of parts) if (owner === host) parts.delete(part)
    }
  }

  /** Its removal was accepted. */
  isGoing(host: number): boolean {
    return this.#removed.has(host)
  }

  /**
   * Reads from an answer which machine or account an intent has become whose own answer was lost, and which disks and
   * addresses machines have. A name of ours is nobody else's: it carries the random part of the run.
   */
  learn({ method, path }: ExchangeRequest, response: ExchangeResponse): void {
    if (method !== 'GET' || response.status !== 200) return
    if (path === '/vm/v3/account') this.#adopt('account', itemsIn(response.body), 'email')
    if (path === '/vm/v3/host') {
      const items = itemsIn(response.body)
      this.#adopt('host', items, 'name')
      for (const { id, disk } of items) this.#note(this.#disks, idOf(disk), Number(id))
    }
    const [, host] = /^\/vm\/v3\/host\/(\d+)\/ipv4$/.exec(path) ?? []
    if (host === undefined) return
    for (const { id } of itemsIn(response.body)) this.#note(this.#addresses, id, Number(host))
  }

  #adopt(kind: OwnedKind, items: readonly UnknownItem[], field: 'email' | 'name'): void {
    for (const { id, [field]: name } of items) {
      if (typeof id !== 'number' || this.#has(kind, id)) continue
      const intent = this.things(kind).find((thing) => thing.id === undefined && thing.name === name)
      if (intent !== undefined) this.#ledger.made(intent.key, id)
    }
  }

  #note(parts: Map<number, number>, part: unknown, host: number): void {
    if (typeof part === 'number' && this.hasHost(host) && !this.#removed.has(host)) parts.set(part, host)
  }

  #has(kind: OwnedKind, id: number): boolean {
    return this.things(kind).some((thing) => thing.id === id)
  }

  #isOfOurs(host: number | undefined): boolean {
    return host !== undefined && this.hasHost(host)
  }
}

function itemsIn(body: unknown): readonly UnknownItem[] {
  const list = isUnknownItem(body) ? body['list'] : undefined
  return Array.isArray(list) ? list.filter(isUnknownItem) : []
}

function idOf(value: unknown): unknown {
  return isUnknownItem(value) ? value['id'] : undefined
}
