import type { PlatformAction, TraceFact } from '../../contracts/trace/trace-event.ts'
import type { VmmanagerClient } from '../client/vmmanager-client.ts'
import type { Clock } from '../clock/clock.ts'
import type { RandomStream } from '../random/random-stream.ts'
import type { ClientProfile } from './client-profile.ts'
import type { Identities } from './identities.ts'
import type { Placement } from './placement.ts'
import type { ServiceRequest } from './service-request.ts'
import type { Tariff } from './tariff.ts'

/** What a client asks for. */
export interface OrderRequest {
  /** Name of the order in trace and reports. */
  readonly order: string
  readonly client: ClientProfile
  readonly tariff: Tariff
  /** IPv4 addresses. */
  readonly addresses: number
  /** So many virtual networks in place of a machine: of the tariff the price alone counts. */
  readonly networks?: number
  /** Name of the machine in DNS; made up when absent. */
  readonly domain?: string
  /** Internal name of the operating system; that of the tariff when absent. */
  readonly os?: string
  /** Nobody has to come and pay: the money is there. */
  readonly isPrepaid?: true
}

/** What a mock platform runs on. */
export interface PlatformSurroundings {
  readonly clock: Clock
  readonly client: VmmanagerClient
  readonly identities: Identities
  /** Where machines are made; left to the platform and to VMmanager when absent. */
  readonly place?: Placement
  /** For delays that people cause. */
  readonly stream: RandomStream
  readonly tell: (fact: TraceFact, atMs: number) => void
}

/** A platform that sells what VMmanager runs. */
export interface PlatformMock {
  /** Resolves when the order has settled: Active, refused, or in a person's hands. */
  order(request: OrderRequest): Promise<void>
  /**
   * Does something to the service of an order; resolves when that is done, refused, or in a person's hands. Every
   * request ends with an operation event that says so, also one that makes no sense for the service as it is.
   */
  act(order: string, request: ServiceRequest): Promise<void>
  /**
   * Does something for itself; resolves when that has ended.
   *
   * @param intent - the number of the request, which the events about it carry
   */
  maintain(action: PlatformAction, intent?: number): Promise<void>
}
