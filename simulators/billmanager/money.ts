import type { Tariff } from '../platform/tariff.ts'
import type { BillmanagerSettings } from './billmanager-settings.ts'
import type { Service } from './service.ts'

type Billing = BillmanagerSettings['billing']

const daysOfMonth = 30

/** What a period costs, in the smallest unit of the currency. */
export function periodPrice({ price }: Tariff, billing: Billing): number {
  return billing === 'daily' ? Math.ceil(price / daysOfMonth) : price
}

/** The client pays for the next period; false where there is none, since everything was paid at once. */
export function chargePeriod(service: Service, billing: Billing): boolean {
  if (billing === 'once' && service.periods > 0) return false
  charge(service, periodPrice(service.tariff, billing), ++service.periods)
  return true
}

/** The client pays the whole difference to another tariff, or gets it back. */
export function chargeDifference(service: Service, before: Tariff, billing: Billing): void {
  const difference = periodPrice(service.tariff, billing) - periodPrice(before, billing)
  if (difference > 0) charge(service, difference)
  if (difference < 0) service.log.ledger('refund', -difference)
}

/** Everything that was paid for a service that does not come goes back, once. */
export function refundAll(service: Service, billing: Billing): void {
  for (let period = service.periods; period > 0; period--) {
    service.log.ledger('refund', periodPrice(service.tariff, billing), period)
  }
  service.periods = 0
}

/** Each charge has a payment of its own: nobody buys on credit here. */
function charge({ log }: Service, amount: number, period?: number): void {
  log.ledger('payment', amount, period)
  log.ledger('charge', amount, period)
}
