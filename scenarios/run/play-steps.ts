import { HarnessError } from '../../contracts/failures/harness-error.ts'
import type { IntentDetails, IntentEvent, OutsideAct, TraceFact } from '../../contracts/trace/trace-event.ts'
import type { Clock } from '../../simulators/clock/clock.ts'
import type { Identities } from '../../simulators/platform/identities.ts'
import type { PlatformMock } from '../../simulators/platform/platform-mock.ts'
import type { Plan } from '../plan/plan.ts'
import type {
  PlannedAction,
  PlannedCheck,
  PlannedMaintenance,
  PlannedOrders,
  PlannedOutside,
  PlannedStep,
  PlannedWait,
} from '../plan/planned-step.ts'
import { type Capture, fillCaptures, isCaptureField } from '../language/captures.ts'
import type { FaultSwitch } from '../targets/target.ts'
import { type AwaitedHappening, awaitedText, happeningOf } from './happenings.ts'
import type { Learner } from './learner.ts'
import { ordersNamed } from '../language/steps-in.ts'
import type { ServiceRequest } from '../../simulators/platform/service-request.ts'

/** Who and what a story is played with. */
export interface Stage {
  readonly platform: PlatformMock
  readonly clock: Clock
  readonly identities: Pick<Identities, 'client'>
  readonly faults: FaultSwitch
  /** What the story has learned of an order; undefined as long as nothing is known. */
  readonly known: Learner['known']
  /** Resolves when something happens; at once where it has. */
  readonly until: (what: AwaitedHappening) => Promise<void>
  /** Tells what the story asks for, at the moment of asking. */
  readonly tell: (fact: TraceFact) => void
  /**
   * Does something to the machine of an order that the platform is not told of.
   *
   * @throws HarnessError VMH_NO_MACHINE, at once, where none is known
   */
  readonly meddle: (order: string, does: OutsideAct, intent: number) => Promise<void>
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
  #intents = 0
  /** Something that was waited for has not come. */
  #isStopped = false

  constructor(plan: Plan, stage: Stage) {
    this.#plan = plan
    this.#stage = stage
  }

  async run(): Promise<void> {
    await this.#playAll(this.#plan.steps)
    await this.#settled()
  }

  async #playAll(steps: readonly PlannedStep[]): Promise<void> {
    for (const step of steps) {
      if (this.#isStopped) return
      await this.#play(step)
    }
  }

  async #play(planned: PlannedStep): Promise<void> {
    const step =
      planned.kind === 'parallel' ? planned : fillCaptures(planned, (capture) => this.#captured(capture))
    const { clock, faults } = this.#stage
    switch (step.kind) {
      case 'orders':
        return this.#placeAll(step)
      case 'action':
        return this.#act(step)
      case 'outside':
        return this.#meddle(step)
      case 'maintain':
        return this.#maintain(step)
      case 'wait-for':
        return this.#waitFor(step)
      case 'check':
        return this.#check(step)
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

  #act({ request, of, line }: PlannedAction): void {
    for (const order of this.#those(of)) {
      const intent = this.#ask({ action: request.action, order, asks: detailsOf(request) }, line)
      this.#begun.push(this.#stage.platform.act(order, { ...request, intent }))
    }
  }

  #meddle({ does, of, line }: PlannedOutside): void {
    for (const order of this.#those(of)) {
      const intent = this.#ask({ action: 'outside', order, asks: { does } }, line)
      this.#begun.push(this.#stage.meddle(order, does, intent))
    }
  }

  #maintain({ action, line }: PlannedMaintenance): void {
    const intent = this.#ask({ action }, line)
    this.#begun.push(this.#stage.platform.maintain(action, intent))
  }

  async #waitFor({ awaited, withinMs = this.#plan.settleWithinMs, line }: PlannedWait): Promise<void> {
    const { clock, until, tell } = this.#stage
    const happens = until(happeningOf(awaited, (name) => this.#named(name))).then(() => true)
    const hasCome = await Promise.race([happens, clock.sleep(withinMs).then(() => false)])
    if (hasCome) return
    this.#isStopped = true
    tell({ type: 'wait', what: awaitedText(awaited), withinMs, ...(line !== undefined && { line }) })
  }

  #check({ figures, ofOrders, line }: PlannedCheck): void {
    const whole = ofOrders.flatMap(([name, figure, expected]) =>
      this.#named(name).map((order) => [`order ${order} ${figure}`, expected] as const),
    )
    const expect = { ...figures, ...Object.fromEntries(whole) }
    this.#stage.tell({ type: 'check', expect, ...(line !== undefined && { line }) })
  }

  /** Tells what is asked for before anybody does anything about it; gives its number. */
  #ask({ asks = {}, ...asked }: Pick<IntentEvent, 'action' | 'order' | 'asks'>, line?: number): number {
    const intent = ++this.#intents
    const hasDetails = Object.keys(asks).length > 0
    const details = { ...(hasDetails && { asks }), ...(line !== undefined && { line }) }
    this.#stage.tell({ type: 'intent', intent, ...asked, ...details })
    return intent
  }

  /** @throws HarnessError VMH_CAPTURE_UNKNOWN */
  #captured({ order, field }: Capture): string {
    const [named, ...others] = ordersNamed(order, this.#placed)
    const isKnown = named !== undefined && others.length === 0 && isCaptureField(field)
    const known = isKnown ? this.#stage.known(named, field) : undefined
    if (known === undefined) throw new HarnessError('VMH_CAPTURE_UNKNOWN', { order, field })
    return known
  }

  #those(of: readonly string[] | undefined): readonly string[] {
    if (of === undefined) return [...this.#orders]
    return [...new Set(of.flatMap((name) => this.#named(name)))]
  }

  /** @throws HarnessError VMH_ORDER_UNKNOWN, for a scenario that was never held against its names */
  #named(name: string): readonly string[] {
    const named = ordersNamed(name, this.#placed)
    if (named.length === 0) throw new HarnessError('VMH_ORDER_UNKNOWN', { order: name })
    return named
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

/** What a request asks for beside its action; a password is nobody's business. */
function detailsOf(request: ServiceRequest): IntentDetails {
  switch (request.action) {
    case 'change': {
      const { tariff, addresses } = request
      return { tariff: tariff.name, ...(addresses !== undefined && { addresses }) }
    }
    case 'reinstall':
      return request.os === undefined ? {} : { os: request.os }
    case 'add-address':
    case 'remove-address':
      return { count: request.count }
    case 'ptr':
      return { domain: request.domain }
    default:
      return {}
  }
}
