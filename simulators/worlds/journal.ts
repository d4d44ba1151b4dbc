import { checkExchange } from '../../contracts/exchange/check-exchange.ts'
import type {
  Exchange,
  ExchangeFailure,
  ExchangeRequest,
  ExchangeResponse,
} from '../../contracts/exchange/exchange.ts'
import type { Party, Violation } from '../../contracts/exchange/violation.ts'
import { redact, redactExchange } from '../../contracts/trace/redact.ts'
import { type Contract, contractFor } from '../../contracts/vmmanager/contract.ts'
import { jsonOrText } from '../transport/json-or-text.ts'
import type { Served } from '../vmmanager/http/http-server.ts'
import { toMicroseconds } from '../../contracts/trace/count-range.ts'

/** One exchange as it was seen by a served world. */
export interface JournalEntry {
  /** Counts from 1 since the journal was empty. */
  readonly seq: number
  /** Time of the world at which it was answered. */
  readonly atMs: number
  /** From the arrival of the request to its answer, in ms of the wall. */
  readonly durationMs: number
  readonly exchange: Exchange
  /** Where it departs from the contract, on either side: the first few. */
  readonly violations: readonly Violation[]
  /** All of them. */
  readonly violationCount: number
}

/** What a journal has seen since it was empty; `violations` by the party that broke the contract. */
export interface JournalCounts {
  readonly exchanges: number
  readonly kept: number
  readonly violations: Readonly<Record<Party, number>>
}

/** An exchange on its way into the journal. */
export interface Seen {
  readonly request: ExchangeRequest
  readonly served: Served & { readonly text: string }
  readonly atMs: number
  readonly durationMs: number
}

/** Bodies are kept as text: small, and out of reach of what happens to the world later. */
interface Kept extends Omit<JournalEntry, 'exchange'> {
  readonly request: Omit<ExchangeRequest, 'body'>
  readonly requestText: string | undefined
  readonly response: Omit<ExchangeResponse, 'body'> | undefined
  readonly responseText: string
  readonly failure: ExchangeFailure | undefined
  readonly characters: number
}

/** Bound of all kept texts together. */
const mostCharacters = 8 * 1024 * 1024

const mostViolations = 20

/** The last exchanges of a world, each held against the contract as it comes. Secrets do not leave it. */
export class Journal {
  readonly #limit: number
  readonly #contract: Contract
  #kept: Kept[] = []
  /** Those before it have been dropped; they leave the array when they are half of it. */
  #first = 0
  #characters = 0
  #exchanges = 0
  #violations: Record<Party, number> = { consumer: 0, provider: 0 }

  /** @param limit - how many exchanges are kept */
  constructor(dialect: string, limit: number) {
    this.#contract = contractFor(dialect)
    this.#limit = limit
  }

  record(seen: Seen): void {
    const { request, served } = seen
    const violations = checkExchange({ request, ...served.delivery }, this.#contract)
    for (const { party } of violations) this.#violations[party]++
    const seq = ++this.#exchanges
    if (this.#limit > 0) this.#keep(keptOf(seq, seen, violations))
  }

  /** The last `limit` exchanges, the newest last, without their secrets. */
  read(limit: number): readonly JournalEntry[] {
    const from = Math.max(this.#first, this.#kept.length - limit)
    return this.#kept.slice(from).map(entryOf)
  }

  counts(): JournalCounts {
    return {
      exchanges: this.#exchanges,
      kept: this.#kept.length - this.#first,
      violations: { ...this.#violations },
    }
  }

  clear(): void {
    this.#kept = []
    this.#first = 0
    this.#characters = 0
    this.#exchanges = 0
    this.#violations = { consumer: 0, provider: 0 }
  }

  #keep(entry: Kept): void {
    this.#kept.push(entry)
    this.#characters += entry.characters
    while (this.#kept.length - this.#first > this.#limit || this.#characters > mostCharacters) {
      this.#characters -= this.#kept[this.#first]?.characters ?? 0
      this.#first++
    }
    if (this.#first <= this.#kept.length / 2) return
    this.#kept = this.#kept.slice(this.#first)
    this.#first = 0
  }
}

function keptOf(seq: number, seen: Seen, violations: readonly Violation[]): Kept {
  const { request, served, atMs, durationMs } = seen
  const { method, path, query, headers, body } = request
  const { response, failure } = served.delivery
  const requestText = body === undefined ? undefined : JSON.stringify(body)
  return {
    seq,
    atMs,
    durationMs,
    request: { method, path, query, headers },
    requestText,
    response: response && { status: response.status, headers: response.headers },
    responseText: served.text,
    failure,
    characters: path.length + query.length + (requestText?.length ?? 0) + served.text.length,
    violations: violations.length > mostViolations ? violations.slice(0, mostViolations) : violations,
    violationCount: violations.length,
  }
}

function entryOf(kept: Kept): JournalEntry {
  const { seq, violations, violationCount } = kept
  const request = { ...kept.request, ...bodyOf(kept.requestText) }
  const exchange: Exchange = {
    request,
    ...(kept.response && { response: { ...kept.response, ...bodyOf(kept.responseText) } }),
    ...(kept.failure && { failure: kept.failure }),
  }
  return redact({
    seq,
    atMs: toMicroseconds(kept.atMs),
    durationMs: toMicroseconds(kept.durationMs),
    exchange: redactExchange(exchange),
    violations,
    violationCount,
  })
}

function bodyOf(text: string | undefined): { readonly body?: unknown } {
  // What an armed fault sends need not be JSON.
  return text === undefined || text === '' ? {} : { body: jsonOrText(text) }
}
