import type {
  AccountCreateRequest,
  HostCreateRequest,
  UserLimitsRequest,
} from '../../contracts/vmmanager/generated/types.ts'
import { ApiCaller } from './api-caller.ts'
import { MachineApi } from './machine-api.ts'
import type { Outcome, UnknownItem } from './outcome.ts'
import type { VmmanagerClient } from './vmmanager-client.ts'
import { type Equals, whereAny, whereHolds, whereQuery } from './where-query.ts'

/** What VMmanager has accepted: the machine, and the consul ids of the tasks that make it. */
export interface AcceptedHost {
  readonly host: number
  readonly task: number
  /** Of the scripts that run after the installation; absent where there are none. */
  readonly scripts?: readonly number[]
}

/** Lists that can be long. */
export type PagedList = 'cluster' | 'node' | 'preset' | 'os' | 'host'

/** A part of a list. */
export interface Page {
  readonly offset: number
  readonly count: number
}

/** The calls of the API as a consumer makes them; answers are read as unknown data. */
export class VmmanagerApi {
  readonly machine: MachineApi
  readonly #caller: ApiCaller

  /** @param order - on whose behalf the calls are made; undefined for housekeeping */
  constructor(client: VmmanagerClient, order?: string) {
    this.#caller = new ApiCaller(client, order)
    this.machine = new MachineApi(this.#caller)
  }

  /** The session service that VMmanager has. */
  get authVersion(): 'v3' | 'v4' {
    return this.#caller.authVersion
  }

  /** The account of the session; only the newer session service tells. */
  whoami(): Promise<Outcome<UnknownItem>> {
    return this.#caller.read('/auth/v4/whoami')
  }

  version(): Promise<Outcome<UnknownItem>> {
    return this.#caller.read('/vm/v3/version')
  }

  findAccount(email: string): Promise<Outcome<UnknownItem | undefined>> {
    return this.#caller.first('/vm/v3/account', ['email', email])
  }

  createAccount(account: AccountCreateRequest): Promise<Outcome<number>> {
    return this.#caller.number({ method: 'POST', path: '/vm/v3/account', body: account }, 'id')
  }

  /** Also what was made for it goes, except machines. */
  deleteAccount(account: number): Promise<Outcome<undefined>> {
    return this.#caller.accepted({ method: 'DELETE', path: `/vm/v3/user/${account}` })
  }

  accountLimits(account: number): Promise<Outcome<UnknownItem>> {
    return this.#caller.read(`/vm/v3/user_limits/account/${account}`)
  }

  /** Limits that are not named stay as they are. */
  setAccountLimits(account: number, limits: UserLimitsRequest): Promise<Outcome<undefined>> {
    const path = `/vm/v3/user_limits/account/${account}`
    return this.#caller.accepted({ method: 'POST', path, body: limits })
  }

  /** A key that opens one session of that user; a secret. */
  createKey(email: string): Promise<Outcome<string>> {
    const path = `/auth/${this.authVersion}/user/${encodeURIComponent(email)}/key`
    return this.#caller.text({ method: 'POST', path, body: {} }, 'key')
  }

  clusters(): Promise<Outcome<readonly UnknownItem[]>> {
    return this.#caller.list('/vm/v3/cluster')
  }

  oses(): Promise<Outcome<readonly UnknownItem[]>> {
    return this.#caller.list('/vm/v3/os')
  }

  presets(): Promise<Outcome<readonly UnknownItem[]>> {
    return this.#caller.list('/vm/v3/preset')
  }

  pools(): Promise<Outcome<readonly UnknownItem[]>> {
    return this.#caller.list('/vm/v3/ippool')
  }

  /** All machines, whoever's they are. */
  hosts(): Promise<Outcome<readonly UnknownItem[]>> {
    return this.#caller.list('/vm/v3/host')
  }

  /** Machines whose names hold the text. */
  hostsNamed(text: string): Promise<Outcome<readonly UnknownItem[]>> {
    return this.#caller.list('/vm/v3/host', whereHolds('name', text))
  }

  /** Some items of a list, the oldest first: so many after so many. */
  page(
    list: PagedList | 'account',
    { offset, count }: Page,
    ...conditions: readonly Equals[]
  ): Promise<Outcome<readonly UnknownItem[]>> {
    const where = conditions.length === 0 ? '' : `&${whereQuery(...conditions)}`
    return this.#caller.list(`/vm/v3/${list}`, `orderby=id%20asc&limit=${offset},${count}${where}`)
  }

  findHost(...conditions: readonly Equals[]): Promise<Outcome<UnknownItem | undefined>> {
    return this.#caller.first('/vm/v3/host', ...conditions)
  }

  /** The short form. */
  readHost(host: number): Promise<Outcome<UnknownItem>> {
    return this.#caller.read(`/vm/v3/host/${host}`)
  }

  findTask(consulId: number, name: string): Promise<Outcome<UnknownItem | undefined>> {
    return this.#caller.first('/vm/v3/task', ['consul_id', consulId], ['name', name])
  }

  /** Those of the tasks that the list has. */
  findTasks(consulIds: readonly number[]): Promise<Outcome<readonly UnknownItem[]>> {
    return this.#caller.list('/vm/v3/task', whereAny('consul_id', consulIds))
  }

  async createHost(request: HostCreateRequest): Promise<Outcome<AcceptedHost>> {
    const result = await this.#caller.call({ method: 'POST', path: '/vm/v3/host', body: request })
    if (result.kind !== 'ok') return { trouble: result }
    const { id, task, recipe_task_list: list } = result.body
    if (typeof id !== 'number' || typeof task !== 'number') return { trouble: { kind: 'unknown' } }
    const scripts = Array.isArray(list) ? list.filter((each) => typeof each === 'number') : []
    return { host: id, task, ...(scripts.length > 0 && { scripts }) }
  }

  /** Gives the consul id of the task. */
  deleteHost(host: number): Promise<Outcome<number>> {
    return this.#caller.number({ method: 'DELETE', path: `/vm/v3/host/${host}` }, 'task')
  }
}
