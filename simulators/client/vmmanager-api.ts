import type { AccountCreateRequest, HostCreateRequest } from '../../contracts/vmmanager/generated/types.ts'
import type { CallResult, CallTrouble } from './call-result.ts'
import { isUnknownItem, type UnknownItem } from './unknown-item.ts'
import type { ApiCall, VmmanagerClient } from './vmmanager-client.ts'
import { type Equals, whereQuery } from './where-query.ts'

/** Why a step could not be done. */
export interface Trouble {
  readonly trouble: CallTrouble
}

/** The answer of a step, or why there is none. */
export type Outcome<Value> = Value | Trouble

export function isTrouble(outcome: unknown): outcome is Trouble {
  return typeof outcome === 'object' && outcome !== null && 'trouble' in outcome
}

/** An answer that lacks what it must hold does not tell what was done. */
const unclear: Trouble = { trouble: { kind: 'unknown' } }

/** The calls that opening a service needs, as a consumer makes them; answers are read as unknown data. */
export class VmmanagerApi {
  readonly #client: VmmanagerClient
  readonly #order: string | undefined

  /** @param order - on whose behalf the calls are made; undefined for housekeeping */
  constructor(client: VmmanagerClient, order?: string) {
    this.#client = client
    this.#order = order
  }

  findAccount(email: string): Promise<Outcome<UnknownItem | undefined>> {
    return this.#first('account', ['email', email])
  }

  createAccount(account: AccountCreateRequest): Promise<Outcome<number>> {
    return this.#number({ method: 'POST', path: '/vm/v3/account', body: account }, 'id')
  }

  clusters(): Promise<Outcome<readonly UnknownItem[]>> {
    return this.#list('cluster')
  }

  oses(): Promise<Outcome<readonly UnknownItem[]>> {
    return this.#list('os')
  }

  presets(): Promise<Outcome<readonly UnknownItem[]>> {
    return this.#list('preset')
  }

  pools(): Promise<Outcome<readonly UnknownItem[]>> {
    return this.#list('ippool')
  }

  findHost(...conditions: readonly Equals[]): Promise<Outcome<UnknownItem | undefined>> {
    return this.#first('host', ...conditions)
  }

  /** The short form. */
  async readHost(host: number): Promise<Outcome<UnknownItem>> {
    const result = await this.#call({ method: 'GET', path: `/vm/v3/host/${host}` })
    return result.kind === 'ok' ? result.body : { trouble: result }
  }

  findTask(consulId: number, name: string): Promise<Outcome<UnknownItem | undefined>> {
    return this.#first('task', ['consul_id', consulId], ['name', name])
  }

  /** Gives the new machine's id and the consul id of its task. */
  async createHost(
    request: HostCreateRequest,
  ): Promise<Outcome<{ readonly host: number; readonly task: number }>> {
    const result = await this.#call({ method: 'POST', path: '/vm/v3/host', body: request })
    if (result.kind !== 'ok') return { trouble: result }
    const { id, task } = result.body
    return typeof id === 'number' && typeof task === 'number' ? { host: id, task } : unclear
  }

  /** Gives the consul id of the task. */
  deleteHost(host: number): Promise<Outcome<number>> {
    return this.#number({ method: 'DELETE', path: `/vm/v3/host/${host}` }, 'task')
  }

  async #list(entity: string, ...conditions: readonly Equals[]): Promise<Outcome<readonly UnknownItem[]>> {
    const query = conditions.length === 0 ? '' : whereQuery(...conditions)
    const result = await this.#call({ method: 'GET', path: `/vm/v3/${entity}`, query })
    if (result.kind !== 'ok') return { trouble: result }
    const { list } = result.body
    return Array.isArray(list) ? list.filter(isUnknownItem) : unclear
  }

  async #first(entity: string, ...conditions: readonly Equals[]): Promise<Outcome<UnknownItem | undefined>> {
    const list = await this.#list(entity, ...conditions)
    return isTrouble(list) ? list : list[0]
  }

  async #number(call: ApiCall, field: string): Promise<Outcome<number>> {
    const result = await this.#call(call)
    if (result.kind !== 'ok') return { trouble: result }
    const value = result.body[field]
    return typeof value === 'number' ? value : unclear
  }

  #call(call: ApiCall): Promise<CallResult> {
    return this.#client.call(this.#order === undefined ? call : { ...call, order: this.#order })
  }
}
