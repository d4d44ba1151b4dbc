import type { PlatformAction } from '../../contracts/trace/trace-event.ts'
import { VmmanagerApi } from '../client/vmmanager-api.ts'
import { type Job, jobOf } from '../platform/job.ts'
import { notOffered } from '../platform/refusals.ts'
import type { OrderRequest, PlatformMock, PlatformSurroundings } from '../platform/platform-mock.ts'
import { saleLog } from '../platform/sale-log.ts'
import type { ServiceRequest } from '../platform/service-request.ts'
import { workerPool } from '../platform/worker-pool.ts'
import { performAction } from './actions/perform-action.ts'
import type { ActionResult } from './action-result.ts'
import type { CloudenAssumptions } from './clouden-assumptions.ts'
import { type UnownedMachine, findUnowned, synchronise } from './maintenance/synchronise.ts'
import { type Mirror, emptyMirror, takeInventory } from './maintenance/inventory.ts'
import { openRequest } from './open-request.ts'
import type { CloudenContext } from './clouden-context.ts'
import { type Holding, QuotaBook } from './quota.ts'
import { type Service, newService } from './service.ts'
import { inventoryCache } from '../client/inventory.ts'

/** A service, and what is done to it. */
interface Held {
  readonly service: Service
  /** Resolves when its request has settled. */
  readonly settled: Promise<void>
  /** Side by side, or one after the other. */
  readonly act: ReturnType<typeof workerPool>
}

/** What the portal has found out about its VMmanager. */
export interface Findings {
  /** What the last inventory has read. */
  readonly mirror: Mirror
  /** Orders whose machines were idle at the last synchronisation. */
  readonly idle: readonly string[]
  /** Machines without a service at the last autodiscovering. */
  readonly unowned: readonly UnownedMachine[]
}

/**
 * Clouden as far as anybody can assume it: a request is held against the quota, approved, created in VMmanager; Active
 * when the operating system is installed. From then on users act often and side by side, until the service is closed.
 * An error is shown to the user at once.
 */
export class Clouden implements PlatformMock {
  readonly #context: CloudenContext
  readonly #held = new Map<string, Held>()
  #findings: Findings = { mirror: emptyMirror, idle: [], unowned: [] }
  #services = 0
  #underWay = 0
  #isTakingInventories = false

  constructor(surroundings: PlatformSurroundings, assumptions: CloudenAssumptions) {
    this.#context = {
      surroundings,
      assumptions,
      quotas: new QuotaBook(surroundings, assumptions),
      keptInventory: inventoryCache(new VmmanagerApi(surroundings.client)),
    }
  }

  order(request: OrderRequest): Promise<void> {
    const id = ++this.#services
    const { surroundings } = this.#context
    const name = surroundings.identities.machineName(`clouden-${id}`)
    const service = newService(id, name, request, saleLog(surroundings, request, id))
    const settled = this.#watched(openRequest(this.#context, service))
    const width = this.#context.assumptions.parallelActions ? Number.POSITIVE_INFINITY : 1
    this.#held.set(request.order, { service, settled, act: workerPool(width) })
    return settled
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
    return this.#watched(held.act(() => this.#perform(held, request)))
  }

  maintain(action: PlatformAction, intent?: number): Promise<void> {
    const job = jobOf(action, intent)
    switch (action) {
      case 'inventory':
        return this.#maintain(job, async () => {
          const { mirror, result } = await takeInventory(this.#context)
          if (result.kind === 'done') this.#findings = { ...this.#findings, mirror }
          return result
        })
      case 'synchronise':
        return this.#maintain(job, async () => {
          const { idle, result } = await synchronise(this.#context, this.#allServices())
          this.#findings = { ...this.#findings, idle }
          return result
        })
      case 'autodiscover':
        return this.#maintain(job, async () => {
          const { unowned, result } = await findUnowned(this.#context, () => this.#allServices())
          this.#findings = { ...this.#findings, unowned }
          return result
        })
    }
  }

  /** The service of an order, as the portal has it. */
  service(order: string): Readonly<Service> | undefined {
    return this.#held.get(order)?.service
  }

  /** What a client holds. */
  heldBy(client: string): Holding {
    return this.#context.quotas.heldBy(client)
  }

  findings(): Findings {
    return this.#findings
  }

  /** A machine that is being made cannot be stopped: who takes the request back waits for it. */
  async #perform({ service, settled }: Held, request: ServiceRequest): Promise<void> {
    if (request.action === 'close') {
      service.withdrawal.abort()
      await settled
    }
    await performAction(this.#context, service, request.action, request)
  }

  #allServices(): readonly Service[] {
    return Array.from(this.#held.values(), ({ service }) => service)
  }

  /** Housekeeping is tried once: the next time it is due it is done anyway. */
  async #maintain(job: Job, attempt: () => Promise<ActionResult>): Promise<void> {
    const { clock, tell } = this.#context.surroundings
    const operation = { type: 'operation', ...job, tryCount: 1 } as const
    tell({ ...operation, outcome: 'started' }, clock.nowMs())
    const result = await attempt()
    const reason = result.kind === 'done' ? result.note : result.reason
    const outcome = result.kind
    tell({ ...operation, outcome, ...(reason !== undefined && { reason }) }, clock.nowMs())
  }

  /** While anything is under way the inventory is read at regular times; nothing else keeps that alive. */
  async #watched(work: Promise<void>): Promise<void> {
    this.#underWay++
    void this.#takeInventories()
    try {
      await work
    } finally {
      this.#underWay--
    }
  }

  async #takeInventories(): Promise<void> {
    const { inventoryEveryMs } = this.#context.assumptions
    if (inventoryEveryMs === undefined || this.#isTakingInventories) return
    this.#isTakingInventories = true
    while (this.#underWay > 0) {
      await this.#context.surroundings.clock.sleep(inventoryEveryMs)
      if (this.#underWay > 0) await this.maintain('inventory')
    }
    this.#isTakingInventories = false
  }
}
