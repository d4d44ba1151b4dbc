import type { PlatformAction } from '../../contracts/trace/trace-event.ts'
import { notOffered } from '../platform/not-offered.ts'
import type { ServiceRequest } from '../platform/service-request.ts'
import { inventoryCache, type ReadCachedInventory } from '../client/inventory-cache.ts'
import { readInventory } from '../client/inventory.ts'
import { VmmanagerApi } from '../client/vmmanager-api.ts'
import type { OrderRequest, PlatformMock, PlatformSurroundings } from '../platform/platform-mock.ts'
import { type SaleLog, saleLog } from '../platform/sale-log.ts'
import { drawMs } from '../random/distribution.ts'
import type { CloudenAssumptions } from './clouden-assumptions.ts'
import { openService } from './open-service.ts'

/** A request on its way through the portal. */
interface PortalRequest {
  readonly request: OrderRequest
  readonly service: number
  readonly log: SaleLog
}

/**
 * Clouden as far as anybody can assume it: a request is held against the client's quota, approved, created in
 * VMmanager; Active when the operating system is installed. An error is shown to the user at once.
 */
export class Clouden implements PlatformMock {
  readonly #surroundings: PlatformSurroundings
  readonly #assumptions: CloudenAssumptions
  readonly #keptInventory: ReadCachedInventory
  /** Machines that each client holds or is about to hold. */
  readonly #held = new Map<string, number>()
  #services = 0

  constructor(surroundings: PlatformSurroundings, assumptions: CloudenAssumptions) {
    this.#surroundings = surroundings
    this.#assumptions = assumptions
    this.#keptInventory = inventoryCache(new VmmanagerApi(surroundings.client))
  }

  async order(request: OrderRequest): Promise<void> {
    const { clock, stream } = this.#surroundings
    const service = ++this.#services
    const log = saleLog(this.#surroundings, request, service)
    log.order('placed')
    log.service('ordered')
    if (!this.#takeQuota(request)) {
      refuse(log, 'quota-exceeded')
      return
    }
    await clock.sleep(drawMs(this.#assumptions.approval, stream))
    log.order('approved')
    log.service('processing')
    const reason = await this.#open({ request, service, log })
    if (reason === undefined) return
    this.#returnQuota(request)
    refuse(log, reason)
  }

  act(order: string, { action }: ServiceRequest): Promise<void> {
    return notOffered(this.#surroundings, action, order)
  }

  maintain(action: PlatformAction): Promise<void> {
    return notOffered(this.#surroundings, action)
  }

  async #open({ request, service, log }: PortalRequest): Promise<string | undefined> {
    const { clock, client, seed } = this.#surroundings
    const api = new VmmanagerApi(client, request.order)
    const opened = await openService({
      follower: { api, clock, patience: this.#assumptions.patience },
      inventory: this.#assumptions.inventory === 'kept' ? this.#keptInventory : () => readInventory(api),
      assumptions: this.#assumptions,
      request,
      service,
      seed,
      hostKnown: (host) => log.service('processing', host),
    })
    if (opened.reason === undefined) log.service('active', opened.host)
    return opened.reason
  }

  #takeQuota({ client }: OrderRequest): boolean {
    const held = this.#held.get(client.name) ?? 0
    if (held >= this.#assumptions.quotaMachines) return false
    this.#held.set(client.name, held + 1)
    return true
  }

  #returnQuota({ client }: OrderRequest): void {
    this.#held.set(client.name, (this.#held.get(client.name) ?? 0) - 1)
  }
}

function refuse(log: SaleLog, reason: string): void {
  log.service('deleted')
  log.order('refused', reason)
}
