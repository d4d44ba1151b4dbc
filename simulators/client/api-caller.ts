import {
  type CallResult,
  type Outcome,
  type Trouble,
  type UnknownItem,
  isTrouble,
  isUnknownItem,
} from './outcome.ts'
import type { ApiCall, VmmanagerClient } from './vmmanager-client.ts'
import { type Equals, whereQuery } from './where-query.ts'

/** An answer that lacks what it must hold does not tell what was done. */
const unclear: Trouble = { trouble: { kind: 'unknown' } }

/** Makes calls on behalf of one order and reads from their answers what is wanted of them. */
export class ApiCaller {
  readonly #client: VmmanagerClient
  readonly #order: string | undefined

  constructor(client: VmmanagerClient, order: string | undefined) {
    this.#client = client
    this.#order = order
  }

  /** The session service that VMmanager has. */
  get authVersion(): 'v3' | 'v4' {
    return this.#client.authVersion
  }

  call(call: ApiCall): Promise<CallResult> {
    return this.#client.call(this.#order === undefined ? call : { ...call, order: this.#order })
  }

  /** The whole answer. */
  async read(path: string): Promise<Outcome<UnknownItem>> {
    const result = await this.call({ method: 'GET', path })
    return result.kind === 'ok' ? result.body : { trouble: result }
  }

  /** The items of a list. */
  async list(path: string, query = ''): Promise<Outcome<readonly UnknownItem[]>> {
    return this.items({ method: 'GET', path, query })
  }

  /** The first item that meets the conditions. */
  async first(path: string, ...conditions: readonly Equals[]): Promise<Outcome<UnknownItem | undefined>> {
    const list = await this.list(path, whereQuery(...conditions))
    return isTrouble(list) ? list : list[0]
  }

  /** The items of an answer with a list. */
  async items(call: ApiCall): Promise<Outcome<readonly UnknownItem[]>> {
    const result = await this.call(call)
    if (result.kind !== 'ok') return { trouble: result }
    const { list } = result.body
    return Array.isArray(list) ? list.filter(isUnknownItem) : unclear
  }

  /** A number that the answer must have. */
  async number(call: ApiCall, field: string): Promise<Outcome<number>> {
    const value = await this.#field(call, field)
    return isTrouble(value) || typeof value === 'number' ? value : unclear
  }

  /** A text that the answer must have. */
  async text(call: ApiCall, field: string): Promise<Outcome<string>> {
    const value = await this.#field(call, field)
    return isTrouble(value) || typeof value === 'string' ? value : unclear
  }

  /** A number that the answer may have. */
  async optionalNumber(call: ApiCall, field: string): Promise<Outcome<number | undefined>> {
    const value = (await this.#field(call, field)) ?? undefined
    return isTrouble(value) || typeof value === 'number' || value === undefined ? value : unclear
  }

  /** Undefined when it was accepted, whatever the answer holds. */
  async accepted(call: ApiCall): Promise<Outcome<undefined>> {
    const result = await this.call(call)
    return result.kind === 'ok' ? undefined : { trouble: result }
  }

  async #field(call: ApiCall, field: string): Promise<unknown> {
    const result = await this.call(call)
    return result.kind === 'ok' ? result.body[field] : { trouble: result }
  }
}
