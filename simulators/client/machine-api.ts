import type {
  DiskUpdateRequest,
  HostIpRequest,
  HostReinstallRequest,
  HostResourceRequest,
} from '../../contracts/vmmanager/generated/types.ts'
import type { ApiCaller } from './api-caller.ts'
import type { Outcome, UnknownItem } from './outcome.ts'
import type { ApiCall } from './vmmanager-client.ts'

/** The calls about a machine that is there. What is done by a task gives its consul id. */
export class MachineApi {
  readonly #caller: ApiCaller

  constructor(caller: ApiCaller) {
    this.#caller = caller
  }

  start(host: number): Promise<Outcome<number>> {
    return this.#caller.number(post(`host/${host}/start`), 'task')
  }

  stop(host: number): Promise<Outcome<number>> {
    return this.#caller.number(post(`host/${host}/stop`), 'task')
  }

  /** Gives the task of the start, which ends after that of the stop (dev-huzaki/whmcs-vmmanager6). */
  restart(host: number): Promise<Outcome<number>> {
    return this.#caller.number(post(`host/${host}/restart`), 'start_task')
  }

  /** A change that waits for the machine to stop has no task. */
  setResources(host: number, request: HostResourceRequest): Promise<Outcome<number | undefined>> {
    return this.#caller.optionalNumber(post(`host/${host}/resource`, request), 'task')
  }

  /** A smaller size is ignored, and has no task. */
  resizeDisk(disk: number, request: DiskUpdateRequest): Promise<Outcome<number | undefined>> {
    return this.#caller.optionalNumber(post(`disk/${disk}`, request), 'task')
  }

  /** `ipv4_number` is a difference. */
  changeAddresses(host: number, request: HostIpRequest): Promise<Outcome<number>> {
    return this.#caller.number(post(`host/${host}/ip`, request), 'task')
  }

  reinstall(host: number, request: HostReinstallRequest): Promise<Outcome<number>> {
    return this.#caller.number(post(`host/${host}/reinstall`, request), 'task')
  }

  /** Its task is followed by no vendor client. */
  setPassword(host: number, password: string): Promise<Outcome<undefined>> {
    return this.#caller.accepted(post(`host/${host}/password`, { password }))
  }

  addresses(host: number): Promise<Outcome<readonly UnknownItem[]>> {
    return this.#caller.list(`/vm/v3/host/${host}/ipv4`)
  }

  /** All snapshots of the machine; the only thing about them that any client does (gadost/go-vmmanager-api). */
  deleteSnapshots(host: number): Promise<Outcome<undefined>> {
    return this.#caller.accepted({ method: 'DELETE', path: `/vm/v3/host/${host}/snapshot` })
  }

  /** The reverse name of an address, by the id that the address has. */
  setPtr(address: number, domain: string): Promise<Outcome<undefined>> {
    return this.#caller.accepted(post(`ip/${address}/ptr`, { domain }))
  }

  /** What happened to the machine; `state` is `running` where it goes on (DenisKoleda/vm-balancer). */
  history(host: number): Promise<Outcome<readonly UnknownItem[]>> {
    return this.#caller.list(`/vm/v3/host/${host}/history`)
  }

  /** @param from - since when, as `HH:MM_YYYYMMDD` */
  metrics(host: number, target: string, from: string): Promise<Outcome<readonly UnknownItem[]>> {
    const query = `target=${encodeURIComponent(target)}&from=${encodeURIComponent(from)}`
    return this.#caller.items({
      method: 'GET',
      path: `/vm/v3/host/${host}/metrics`,
      query,
      answersArray: true,
    })
  }
}

function post(path: string, body: object = {}): ApiCall {
  return { method: 'POST', path: `/vm/v3/${path}`, body }
}
