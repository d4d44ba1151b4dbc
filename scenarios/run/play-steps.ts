import { HarnessError } from '../../contracts/failures/harness-error.ts'
import type { Clock } from '../../simulators/clock/clock.ts'
import type { Identities } from '../../simulators/platform/identities.ts'
import type { PlatformMock } from '../../simulators/platform/platform-mock.ts'
import type { Plan } from '../plan/plan.ts'
import type { PlannedAction, PlannedOrders, PlannedOutside, PlannedStep } from '../plan/planned-step.ts'
import { type Capture, fillCaptures, isCaptureField } from '../language/captures.ts'
import { orderNamed } from '../language/orders-so-far.ts'
import type { FaultSwitch } from '../targets/target.ts'
import type { Learner } from './learner.ts'

/** Who and what a story is played with. */
export interface Stage {
  readonly platform: PlatformMock
  readonly clock: Clock
  readonly identities: Pick<Identities, 'client'>
  readonly faults: FaultSwitch
  /** What the story has learned of an order; undefined as long as nothing is known. */
  readonly known: Learner['known']
  /** Does something to the machine of an order that the platform is not told of. */
  readonly meddle: (order: string, does: PlannedOutside['does']) => Promise<void>
}

/** Plays the steps of a plan in order; resolves when everything has settled, or has had its time. */
export function playSteps(plan: Plan, stage: Stage): Promise<void> {
  return new Play(plan, stage).run()
}

/** One playing of a plan: what has been begun so far. */
class Play {
  readonly #plan: Plan
  readonly #stage: Stage
  readonly #orders: string[] = []
  /** How many orders have names that begin alike. */
  readonly #placed = new Map<string, number>()
  readonly #begun: Promise<void>[] = []

  constructor(plan: Plan, stage: Stage) {
    this.#plan = plan
    this.#stage = stage
  }

  async run(): Promise<void> {
    await this.#playAll(this.#plan.steps)
    await this.#settled()
  }

  async #playAll(steps: readonly PlannedStep[]): Promise<void> {
    for (const step of steps) await this.#play(step)
  }

  async #play(planned: PlannedStep): Promise<void> {
    const step =
      planned.kind === 'parallel' ? planned : fillCaptures(planned, (capture) => this.#captured(capture))
    const { platform, clock, faults } = this.#stage
    switch (step.kind) {
      case 'orders':
        return this.#placeAll(step)
      case 'action':
        return this.#act(step)
      case 'outside':
        for (const order of this.#those(step.of)) this.#begun.push(this.#stage.meddle(order, step.does))
        return
      case 'maintain':
        this.#begun.push(platform.maintain(step.action))
        return
      case 'parallel':
        await Promise.all(step.branches.map((branch) => this.#playAll(branch)))
        return
      case 'arm':
        return faults.arm(step.fault)
      case 'disarm':
        return faults.disarm(step.fault)
      case 'pause':
        return clock.sleep(step.ms)
      case 'until-settled':
        return this.#settled()
    }
  }

  async #placeAll(orders: PlannedOrders): Promise<void> {
    for (let index = 0; index < orders.count; index++) {
      const gapMs = index === 0 ? 0 : gapBefore(index, orders)
      if (gapMs > 0) await this.#stage.clock.sleep(gapMs)
      this.#place(orders)
    }
  }

  #place({ client, prefix, tariff, addresses, networks }: PlannedOrders): void {
    const number = (this.#placed.get(prefix) ?? 0) + 1
    this.#placed.set(prefix, number)
    const order = `${prefix}-${number}`
    this.#orders.push(order)
    const { identities, platform } = this.#stage
    const profile = identities.client(client ?? `client-${this.#orders.length}`)
    this.#begun.push(
      platform.order({
        order,
        client: profile,
        tariff,
        addresses,
        ...(networks !== undefined && { networks }),
      }),
    )
  }

  #act({ request, of }: PlannedAction): void {
    for (const order of this.#those(of)) this.#begun.push(this.#stage.platform.act(order, request))
  }

  /** @throws HarnessError VMH_CAPTURE_UNKNOWN */
  #captured({ order, field }: Capture): string {
    const named = orderNamed(order, this.#placed)
    const known = named !== undefined && isCaptureField(field) ? this.#stage.known(named, field) : undefined
    if (known === undefined) throw new HarnessError('VMH_CAPTURE_UNKNOWN', { order, field })
    return known
  }

  #those(of: readonly string[] | undefined): readonly string[] {
    return of ?? [...this.#orders]
  }

  async #settled(): Promise<void> {
    const { clock } = this.#stage
    await Promise.race([Promise.all(this.#begun), clock.sleep(this.#plan.settleWithinMs + 1)])
  }
}

/** Between an order and the one before it. */
function gapBefore(index: number, { count, perSecond }: PlannedOrders): number {
  if (perSecond === undefined) return 0
  const { first, last } = perSecond
  const share = count > 2 ? (index - 1) / (count - 2) : 0
  return 1000 / (first + (last - first) * share)
}
