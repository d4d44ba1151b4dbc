import type { ExchangeRequest } from '../../../../contracts/exchange/exchange.ts'
import type { ForeignEvent } from '../../../../contracts/trace/trace-event.ts'
import type { Delivery, Transport } from '../../../../simulators/transport/transport.ts'
import type { Ledger } from '../ledger/ledger-over.ts'
import type { Decision } from './decide.ts'
import type { ShowPatience } from './guard.ts'
import type { Holdings } from './holdings.ts'
import { idMadeBy } from './books.ts'
import { createdIn } from './ownership.ts'
import { type Proof, prove, provePart } from './prove.ts'
import type { Owned } from '../ledger/read-ledger.ts'

/** Why a request may not pass, though the decision was that it may. */
export type Doubt =
  /** VMmanager is wrong about whose something is. */
  | { readonly kind: 'foreign'; readonly fact: ForeignEvent; readonly delivery: Delivery }
  | { readonly kind: 'refuse'; readonly why: string }
  /** It cannot be seen now; what is answered in place of the request. */
  | { readonly kind: 'unread'; readonly delivery: Delivery }

type Session = ExchangeRequest['headers']

/** With what it sees. */
export interface Seeing {
  readonly inner: Transport
  readonly ledger: Ledger
  readonly holdings: Holdings
  readonly patience: ShowPatience
}

/** Sees by reading that what is changed is what this run has made: before its first change, and again before its removal. */
export class Witness {
  readonly #seeing: Seeing
  readonly #proven = new Set<string>()

  constructor(seeing: Seeing) {
    this.#seeing = seeing
  }

  /** Why a request may not pass; undefined where nothing is against it. */
  doubt(decision: Decision, session: Session): Promise<Doubt | undefined> | undefined {
    const about = 'about' in decision ? decision.about : undefined
    switch (about?.kind) {
      case undefined:
        return undefined
      case 'account':
      case 'host':
        return this.#doubtThing(about.kind, about.id, session, decision.kind === 'remove')
      case 'e-mail':
        return this.#doubtEmail(about.email, session)
      case 'disk':
      case 'address':
        return this.#doubtPart({ kind: about.kind, id: about.id }, session)
    }
  }

  /** What is wrong with the id in the answer to a creation, as far as one reading shows it. */
  async lieIn(key: string, delivery: Delivery, session: Session): Promise<ForeignEvent | undefined> {
    const id = idMadeBy(delivery)
    const thing = this.#seeing.holdings.byKey(key)
    if (id === undefined || thing === undefined) return undefined
    const proof = await this.#read(thing, id, session)
    return proof.kind === 'foreign' ? factOf(thing, id, proof.difference) : undefined
  }

  async #doubtEmail(email: string, session: Session): Promise<Doubt | undefined> {
    const id = this.#seeing.holdings.accountOf(email)
    if (id !== undefined) return this.#doubtThing('account', id, session, false)
    return { kind: 'refuse', why: `nobody knows the id of the account ${email}` }
  }

  async #doubtPart(
    part: { readonly kind: 'disk' | 'address'; readonly id: number },
    session: Session,
  ): Promise<Doubt | undefined> {
    const { holdings, inner } = this.#seeing
    const { kind, id } = part
    const host = holdings.hostWith(kind, id) ?? 0
    const doubt = await this.#doubtThing('host', host, session, false)
    if (doubt !== undefined || this.#proven.has(`${kind} ${id}`)) return doubt
    const proof = await provePart(part, host, inner, session)
    if (proof.kind === 'unread') return { kind: 'unread', delivery: insteadOf(proof.delivery) }
    if (proof.kind !== 'own') return { kind: 'refuse', why: `${kind} ${id} is not of host ${host}` }
    this.#proven.add(`${kind} ${id}`)
    return undefined
  }

  async #doubtThing(
    kind: 'account' | 'host',
    id: number,
    session: Session,
    isRemoval: boolean,
  ): Promise<Doubt | undefined> {
    const isKnown = this.#proven.has(`${kind} ${id}`)
    if (isKnown && !isRemoval) return undefined
    const thing = this.#seeing.holdings.thing(kind, id)
    if (thing === undefined) return { kind: 'refuse', why: `${kind} ${id} is not ours` }
    const proof = await this.#untilShown(thing, id, session)
    switch (proof.kind) {
      case 'own':
        return undefined
      case 'unread':
        return { kind: 'unread', delivery: insteadOf(proof.delivery) }
      case 'absent':
        // What was ours a moment ago and is gone can be nobody else's.
        return isKnown ? undefined : foreign(thing, id, { field: 'presence', expected: thing.name, seen: '' })
      case 'foreign':
        return foreign(thing, id, proof.difference)
    }
  }

  async #untilShown(thing: Owned, id: number, session: Session): Promise<Proof> {
    const { clock, limitMs, pollMs } = this.#seeing.patience
    const giveUpAtMs = clock.nowMs() + limitMs
    for (;;) {
      const proof = await this.#read(thing, id, session)
      const isKnown = this.#proven.has(`${thing.kind} ${id}`)
      if (proof.kind !== 'absent' || isKnown || clock.nowMs() >= giveUpAtMs) return proof
      await clock.sleep(pollMs)
    }
  }

  async #read(thing: Owned, id: number, session: Session): Promise<Proof> {
    const { holdings, inner, ledger } = this.#seeing
    const owners = { accounts: holdings.accountsOf(thing.run) }
    const proof = await prove({ thing, id, owners }, inner, session)
    if (proof.kind === 'own') {
      ledger.made(thing.key, id, createdIn(proof.item))
      this.#proven.add(`${thing.kind} ${id}`)
    }
    return proof
  }
}

/** A session that is over is renewed by who has it; anything else is as if the request had not left. */
function insteadOf({ response, failure }: Delivery): Delivery {
  if (response?.status === 401) return { response }
  return { failure: { code: failure?.code ?? 'refused', sent: false } }
}

type Seen = Pick<ForeignEvent, 'field' | 'expected' | 'seen'>

function foreign(thing: Owned, id: number, seen: Seen): Doubt {
  const delivery: Delivery = { failure: { code: 'aborted', sent: false } }
  return { kind: 'foreign', fact: factOf(thing, id, seen), delivery }
}

function factOf({ kind }: Owned, id: number, { field, expected, seen }: Seen): ForeignEvent {
  return { type: 'foreign', what: kind, id, field, expected, seen }
}
