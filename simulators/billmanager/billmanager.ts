import type { PlatformAction } from '../../contracts/trace/trace-event.ts'
import { notOffered } from '../platform/not-offered.ts'
import type { ServiceRequest } from '../platform/service-request.ts'
import { inventoryCache, type ReadCachedInventory } from '../client/inventory-cache.ts'
import { VmmanagerApi } from '../client/vmmanager-api.ts'
import type { OrderRequest, PlatformMock, PlatformSurroundings } from '../platform/platform-mock.ts'
import { type SaleLog, saleLog } from '../platform/sale-log.ts'
import { workerPool } from '../platform/worker-pool.ts'
import { drawMs } from '../random/distribution.ts'
import type { BillmanagerSettings } from './billmanager-settings.ts'
import { openService } from './open-service.ts'

/** An order on its way through the mock. */
interface Sale {
  readonly request: OrderRequest
  readonly service: number
  readonly log: SaleLog
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
    const service = ++this.#services
    const log = saleLog(this.#surroundings, request, service)
    log.order('placed')
    log.service('ordered')
    await clock.sleep(drawMs(this.#settings.payment, stream))
    log.order('paid')
    log.service('processing')
    const reason = await this.#tryToOpen({ request, service, log })
    if (reason !== undefined) log.order('manual', reason)
  }

  act(order: string, { action }: ServiceRequest): Promise<void> {
    return notOffered(this.#surroundings, action, order)
  }

  maintain(action: PlatformAction): Promise<void> {
    return notOffered(this.#surroundings, action)
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
    const { request, service, log } = sale
    log.operation('open', tryCount, 'started')
    const opened = await openService({
      follower: { api: new VmmanagerApi(client, request.order), clock, patience: this.#settings.patience },
      inventory: this.#inventory,
      request,
      service,
      seed,
      isRetry: tryCount > 1,
      hostKnown: (host) => log.service('processing', host),
    })
    if (opened.reason !== undefined) {
      log.operation('open', tryCount, 'failed', opened.reason)
      return opened.reason
    }
    log.service('active', opened.host)
    log.operation('open', tryCount, 'done')
    return undefined
  }
}
