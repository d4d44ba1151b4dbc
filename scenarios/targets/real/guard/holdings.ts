import type { ExchangeRequest, ExchangeResponse } from '../../../../contracts/exchange/exchange.ts'
import type { Ledger } from '../ledger/ledger-over.ts'
import { idOf, itemsIn } from './ownership.ts'
import { type UnknownItem, isUnknownItem } from '../../../../simulators/client/outcome.ts'
import type { Owned, OwnedKind } from '../ledger/read-ledger.ts'

/**
 * What belongs to one run, or to all of one target: by the ledger, which knows ids that were seen to be right, and by
 * what VMmanager has said since, which is only claimed.
 */
export class Holdings {
  readonly #ledger: Ledger
  readonly #isOurs: (thing: Owned) => boolean
  /** Ids by the keys of intents. */
  readonly #claims = new Map<string, number>()
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

  /** What an intent has become, by its key. */
  byKey(key: string): Owned | undefined {
    return this.#ledger.owned().find((thing) => thing.key === key)
  }

  /** VMmanager says that an intent has become what has this id. */
  claim(key: string, id: number): void {
    this.#claims.set(key, id)
  }

  /** The thing that has the id, or is claimed to have it. */
  thing(kind: OwnedKind, id: number): Owned | undefined {
    const things = this.things(kind)
    return things.find((thing) => thing.id === id) ?? things.find(({ key }) => this.#claims.get(key) === id)
  }

  hasAccount(id: number): boolean {
    return this.thing('account', id) !== undefined
  }

  hasEmail(email: string): boolean {
    return this.#byEmail(email) !== undefined
  }

  /** The id of the account with the e-mail; undefined where nobody has told it yet. */
  accountOf(email: string): number | undefined {
    const thing = this.#byEmail(email)
    return thing?.id ?? this.#claims.get(thing?.key ?? '')
  }

  /** Ids of the accounts of a run that were seen to be its own. */
  accountsOf(run: string): readonly number[] {
    return this.things('account').flatMap((thing) =>
      thing.run === run && thing.id !== undefined ? [thing.id] : [],
    )
  }

  hasHost(id: number): boolean {
    return this.thing('host', id) !== undefined
  }

  hasDisk(id: number): boolean {
    return this.hostWith('disk', id) !== undefined
  }

  hasAddress(id: number): boolean {
    return this.hostWith('address', id) !== undefined
  }

  /** The machine of ours that was seen with a disk or an address. */
  hostWith(part: 'disk' | 'address', id: number): number | undefined {
    const host = (part === 'disk' ? this.#disks : this.#addresses).get(id)
    return host !== undefined && this.hasHost(host) ? host : undefined
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
    if (path === '/vm/v3/account') this.#adopt('account', itemsIn(response.body) ?? [], 'email')
    if (path === '/vm/v3/host') {
      const items = itemsIn(response.body) ?? []
      this.#adopt('host', items, 'name')
      for (const { id, disk } of items)
        this.#note(this.#disks, isUnknownItem(disk) ? disk['id'] : undefined, idOf(id))
    }
    const [, host] = /^\/vm\/v3\/host\/(\d+)\/ipv4$/.exec(path) ?? []
    if (host === undefined) return
    for (const { id } of itemsIn(response.body) ?? []) this.#note(this.#addresses, id, Number(host))
  }

  #adopt(kind: OwnedKind, items: readonly UnknownItem[], field: 'email' | 'name'): void {
    for (const { id: told, [field]: name } of items) {
      const id = idOf(told)
      if (id === undefined || this.thing(kind, id) !== undefined) continue
      const isOpen = (thing: Owned): boolean => thing.id === undefined && !this.#claims.has(thing.key)
      const intent = this.things(kind).find((thing) => isOpen(thing) && thing.name === name)
      if (intent !== undefined) this.claim(intent.key, id)
    }
  }

  #note(parts: Map<number, number>, part: unknown, host: number | undefined): void {
    const id = idOf(part)
    if (id === undefined || host === undefined || !this.hasHost(host) || this.#removed.has(host)) return
    parts.set(id, host)
  }

  #byEmail(email: string): Owned | undefined {
    return this.things('account').find(({ name }) => name.toLowerCase() === email.toLowerCase())
  }
}
