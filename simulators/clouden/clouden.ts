import { inventoryCache, type ReadCachedInventory } from '../client/inventory-cache.ts'
import { readInventory } from '../client/inventory.ts'
import { VmmanagerApi } from '../client/vmmanager-api.ts'
import type { OrderRequest, PlatformMock, PlatformSurroundings } from '../platform/platform-mock.ts'
import { drawMs } from '../random/distribution.ts'
import type { CloudenAssumptions } from './clouden-assumptions.ts'
import { openService } from './open-service.ts'

/** A request on its way through the portal. */
interface PortalRequest {
  readonly request: OrderRequest
  readonly service: number
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
    const asked: PortalRequest = { request, service: ++this.#services }
    this.#tellOrder(asked, 'placed')
    this.#tellService(asked, 'ordered')
    if (!this.#takeQuota(request)) {
      this.#refuse(asked, 'quota-exceeded')
      return
    }
    await clock.sleep(drawMs(this.#assumptions.approval, stream))
    this.#tellOrder(asked, 'approved')
    this.#tellService(asked, 'processing')
    const reason = await this.#open(asked)
    if (reason === undefined) return
    this.#returnQuota(request)
    this.#refuse(asked, reason)
  }

  async #open(asked: PortalRequest): Promise<string | undefined> {
    const { clock, client, seed } = this.#surroundings
    const api = new VmmanagerApi(client, asked.request.order)
    const opened = await openService({
      follower: { api, clock, patience: this.#assumptions.patience },
      inventory: this.#assumptions.inventory === 'kept' ? this.#keptInventory : () => readInventory(api),
      assumptions: this.#assumptions,
      request: asked.request,
      service: asked.service,
      seed,
      hostKnown: (host) => this.#tellService(asked, 'processing', host),
    })
    if (opened.reason === undefined) this.#tellService(asked, 'active', opened.host)
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

  #refuse(asked: PortalRequest, reason: string): void {
    this.#tellService(asked, 'deleted')
    this.#tellOrder(asked, 'refused', reason)
  }

  #tellOrder({ request }: PortalRequest, step: 'placed' | 'approved' | 'refused', reason?: string): void {
    const { clock, tell } = this.#surroundings
    const fact = { type: 'order', order: request.order, step, client: request.client.name } as const
    tell(reason === undefined ? fact : { ...fact, reason }, clock.nowMs())
  }

  #tellService(
    { request, service }: PortalRequest,
    status: 'ordered' | 'processing' | 'active' | 'deleted',
    host?: number,
  ): void {
    const { clock, tell } = this.#surroundings
    const fact = { type: 'service', order: request.order, service, status } as const
    tell(host === undefined ? fact : { ...fact, host }, clock.nowMs())
  }
}
