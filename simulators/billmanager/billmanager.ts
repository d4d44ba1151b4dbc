import { VmmanagerApi } from '../client/vmmanager-api.ts'
import type { OrderRequest, PlatformMock, PlatformSurroundings } from '../platform/platform-mock.ts'
import { workerPool } from '../platform/worker-pool.ts'
import { drawMs } from '../random/distribution.ts'
import type { BillmanagerSettings } from './billmanager-settings.ts'
import { inventoryCache, type ReadCachedInventory } from '../client/inventory-cache.ts'
import { openService } from './open-service.ts'

/** An order on its way through the mock. */
interface Sale {
  readonly request: OrderRequest
  readonly service: number
}

/**
 * BILLmanager: ordered, paid, processing; an operation that is tried up to ten times;
 * Active when the operating system is installed and the address is there, else a task for a person.
 */
export class Billmanager implements PlatformMock {
  readonly #surroundings: PlatformSurroundings
  readonly #settings: BillmanagerSettings
  readonly #work: ReturnType<typeof workerPool>
  readonly #inventory: ReadCachedInventory
  #services = 1000

  constructor(surroundings: PlatformSurroundings, settings: BillmanagerSettings) {
    this.#surroundings = surroundings
    this.#settings = settings
    this.#work = workerPool(settings.workers)
    this.#inventory = inventoryCache(new VmmanagerApi(surroundings.client))
  }

  async order(request: OrderRequest): Promise<void> {
    const { clock, stream } = this.#surroundings
    const sale: Sale = { request, service: ++this.#services }
    this.#tellOrder(sale, 'placed')
    this.#tellService(sale, 'ordered')
    await clock.sleep(drawMs(this.#settings.payment, stream))
    this.#tellOrder(sale, 'paid')
    this.#tellService(sale, 'processing')
    const reason = await this.#tryToOpen(sale)
    if (reason !== undefined) this.#tellOrder(sale, 'manual', reason)
  }

  async #tryToOpen(sale: Sale): Promise<string | undefined> {
    let reason: string | undefined
    for (let tryCount = 1; tryCount <= this.#settings.maximumTries; tryCount++) {
      if (tryCount > 1) await this.#surroundings.clock.sleep(this.#settings.rerunMs)
      reason = await this.#work(() => this.#open(sale, tryCount))
      if (reason === undefined) return undefined
    }
    return reason
  }

  async #open(sale: Sale, tryCount: number): Promise<string | undefined> {
    const { clock, client, seed } = this.#surroundings
    const { request, service } = sale
    this.#tellOperation(sale, tryCount, 'started')
    const opened = await openService({
      follower: { api: new VmmanagerApi(client, request.order), clock, patience: this.#settings.patience },
      inventory: this.#inventory,
      request,
      service,
      seed,
      isRetry: tryCount > 1,
      hostKnown: (host) => this.#tellService(sale, 'processing', host),
    })
    if (opened.reason !== undefined) {
      this.#tellOperation(sale, tryCount, 'failed', opened.reason)
      return opened.reason
    }
    this.#tellService(sale, 'active', opened.host)
    this.#tellOperation(sale, tryCount, 'done')
    return undefined
  }

  #tellOrder({ request }: Sale, step: 'placed' | 'paid' | 'manual', reason?: string): void {
    const { clock, tell } = this.#surroundings
    const fact = { type: 'order', order: request.order, step, client: request.client.name } as const
    tell(reason === undefined ? fact : { ...fact, reason }, clock.nowMs())
  }

  #tellService({ request, service }: Sale, status: 'ordered' | 'processing' | 'active', host?: number): void {
    const { clock, tell } = this.#surroundings
    const fact = { type: 'service', order: request.order, service, status } as const
    tell(host === undefined ? fact : { ...fact, host }, clock.nowMs())
  }

  #tellOperation(
    { request }: Sale,
    tryCount: number,
    outcome: 'started' | 'done' | 'failed',
    reason?: string,
  ): void {
    const { clock, tell } = this.#surroundings
    const fact = { type: 'operation', order: request.order, name: 'open', tryCount, outcome } as const
    tell(reason === undefined ? fact : { ...fact, reason }, clock.nowMs())
  }
}
