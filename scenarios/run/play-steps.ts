import type { Clock } from '../../simulators/clock/clock.ts'
import { clientProfile } from '../../simulators/platform/client-profile.ts'
import type { PlatformMock } from '../../simulators/platform/platform-mock.ts'
import type { Plan, PlannedOrders } from '../plan/plan.ts'

/** Plays the steps of a plan in order; resolves when every order has settled, or has had its time. */
export async function playSteps(plan: Plan, platform: PlatformMock, clock: Clock): Promise<void> {
  const { seed, settleWithinMs } = plan
  const placed: Promise<void>[] = []
  const place = ({ client, tariff, addresses }: PlannedOrders): void => {
    const number = placed.length + 1
    const profile = clientProfile(seed, client ?? `client-${number}`)
    placed.push(platform.order({ order: `order-${number}`, client: profile, tariff, addresses }))
  }
  const placeAll = async (orders: PlannedOrders): Promise<void> => {
    for (let index = 0; index < orders.count; index++) {
      if (index > 0 && orders.gapMs > 0) await clock.sleep(orders.gapMs)
      place(orders)
    }
  }
  const settled = (): Promise<unknown> => Promise.race([Promise.all(placed), clock.sleep(settleWithinMs + 1)])
  for (const step of plan.steps) {
    if (step.kind === 'pause') await clock.sleep(step.ms)
    else if (step.kind === 'until-settled') await settled()
    else await placeAll(step)
  }
  await settled()
}
