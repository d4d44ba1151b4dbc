import type { PlatformAction } from '../../contracts/trace/trace-event.ts'
import { VmmanagerApi } from '../client/vmmanager-api.ts'
import { type Job, jobOf } from '../platform/job.ts'
import { notOffered } from '../platform/refusals.ts'
import type { OrderRequest, PlatformMock, PlatformSurroundings } from '../platform/platform-mock.ts'
import { saleLog } from '../platform/sale-log.ts'
import type { ServiceRequest } from '../platform/service-request.ts'
import { sleepUnless, workerPool } from '../platform/worker-pool.ts'
import { drawMs } from '../random/draw-ms.ts'
import { performAction } from './actions/perform-action.ts'
import type { BillmanagerSettings } from './billmanager-settings.ts'
import { type Item, itemOf } from './item.ts'
import type { DepartmentTask, BillmanagerContext } from './billmanager-context.ts'
import { openOrder, withdrawn } from './open-order.ts'
import { type Service, become, newService } from './service.ts'
import {
  type Discovered,
  type Offers,
  autodiscover,
  firstOffers,
  nothingDiscovered,
  synchronise,
} from './synchronise.ts'
import type { ActionResult } from './action-result.ts'
import { inventoryCache } from '../client/inventory.ts'
import { poolByKey } from '../platform/placement.ts'

/** A service, and the order in which things are done to it. */
interface Held {
  readonly service: Service
  /** One operation after the other. */
  readonly inTurn: ReturnType<typeof workerPool>
}

/**
 * BILLmanager: ordered, paid, processing; an operation that is tried up to ten times; Active when the operating system
 * is installed and the address is there, else a task for a person. From then on actions, one after the other on each
 * service, until it is closed.
 */
export class Billmanager implements PlatformMock {
  readonly #context: BillmanagerContext
  readonly #held = new Map<string, Held>()
  #services = 1000
  #discovered = nothingDiscovered
  #offers = firstOffers()

  constructor(surroundings: PlatformSurroundings, settings: BillmanagerSettings) {
    this.#context = {
      surroundings,
      settings,
      work: workerPool(settings.workers),
      inTurnOf: poolByKey(),
      inventory: inventoryCache(new VmmanagerApi(surroundings.client)),
      tasks: [],
    }
  }

  order(request: OrderRequest): Promise<void> {
    const id = ++this.#services
    const { surroundings } = this.#context
    const name = surroundings.identities.machineName(`bill${id}`)
    const service = newService(id, name, request, saleLog(surroundings, request, id))
    const held = { service, inTurn: workerPool(1) }
    this.#held.set(request.order, held)
    return held.inTurn(() => this.#sell(service))
  }

  act(order: string, request: ServiceRequest): Promise<void> {
    const held = this.#held.get(order)
    if (held === undefined) {
      return notOffered(
        this.#context.surroundings,
        { ...jobOf(request.action, request.intent), order },
        'unknown-order',
      )
    }
    const { service } = held
    const isUnopened = service.status === 'ordered' || service.status === 'processing'
    if (request.action === 'close' && isUnopened) service.withdrawal.abort()
    return held.inTurn(() => performAction(this.#context, service, request.action, request))
  }

  maintain(action: PlatformAction, intent?: number): Promise<void> {
    const job = jobOf(action, intent)
    switch (action) {
      case 'synchronise':
        return this.#maintain(job, async () => {
          const { offers, result } = await synchronise(this.#context, this.#offers)
          this.#offers = offers
          return result
        })
      case 'autodiscover':
        return this.#maintain(job, async () => {
          const { discovered, result } = await autodiscover(this.#context, this.services())
          this.#discovered = discovered
          return result
        })
      case 'inventory':
        return notOffered(this.#context.surroundings, job)
    }
  }

  /** All services, the oldest first. */
  services(): readonly Readonly<Service>[] {
    return Array.from(this.#held.values(), ({ service }) => service)
  }

  /** The service of an order, as billing has it. */
  service(order: string): Readonly<Service> | undefined {
    return this.#held.get(order)?.service
  }

  /** The same, as a row of BILLmanager's own list. */
  item(order: string): Item | undefined {
    const service = this.service(order)
    return service && itemOf(service)
  }

  /** What people have to look after, the oldest first. */
  tasks(): readonly DepartmentTask[] {
    return this.#context.tasks
  }

  /** What the last autodiscovering has found. */
  discovered(): Discovered {
    return this.#discovered
  }

  /** What may be ordered since the last synchronisation. */
  offers(): Offers {
    return this.#offers
  }

  async #sell(service: Service): Promise<void> {
    const { surroundings, settings } = this.#context
    service.log.order('placed')
    service.log.service('ordered')
    if (service.request.isPrepaid !== true) {
      const paymentMs = drawMs(settings.payment, surroundings.stream)
      if (!(await sleepUnless(service.withdrawal.signal, surroundings.clock, paymentMs))) {
        become(service, 'deleted')
        service.log.order('refused', withdrawn)
        return
      }
    }
    await openOrder(this.#context, service)
  }

  /** Housekeeping is tried once: the next time it is due it is done anyway. */
  async #maintain(job: Job, attempt: () => Promise<ActionResult>): Promise<void> {
    const { clock, tell } = this.#context.surroundings
    const operation = { type: 'operation', ...job, tryCount: 1 } as const
    tell({ ...operation, outcome: 'started' }, clock.nowMs())
    const result = await attempt()
    const outcome = result.isDone ? 'done' : 'failed'
    const reason = result.isDone ? result.note : result.reason
    tell({ ...operation, outcome, ...(reason !== undefined && { reason }) }, clock.nowMs())
  }
}
